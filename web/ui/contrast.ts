/**
 * The contrast of two colours such as `#1b1e2b`, 1 to 21, whichever lies on the other. WCAG 2.2, "contrast ratio" and
 * "relative luminance". Throws TypeError for a colour written in another way.
 */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(channels(a)), luminance(channels(b))].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** `share` of `colour` laid over `ground`, as `color-mix(in srgb, colour share, ground)` does. */
export function mix(colour: string, share: number, ground: string): string {
  const below = channels(ground);
  const mixed = channels(colour).map((value, i) => Math.round(value * share + (below[i] ?? 0) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** Red, green and blue, 0–255. */
function channels(colour: string): number[] {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new TypeError(`not a colour like #1b1e2b: "${colour}"`);
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function luminance([red = 0, green = 0, blue = 0]: number[]): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
