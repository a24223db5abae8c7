/** A number as a student types it, and the unit after it ('' if none). */
export interface TypedNumber {
  value: number;
  unit: string;
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const DECIMAL = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?`;
const POWER = String.raw`(?:[eE]([+-]?\d+)|[x×*·]10\^?([+-]?\d+))?`;
const NUMBER = new RegExp(`^([+-]?)(${DECIMAL})${POWER}(?:/(${DECIMAL}))?(.*)$`);
const MIXED = /^([+-]?)(\d+) (\d+)\/(\d+)(.*)$/;

/**
 * Reads `0.75`, `.75`, `3/4`, `1 1/2`, `1,250`, `7.5e-1`, `7.5×10⁻¹`, `7.5 x 10^-1`, `−0.75`, each with an optional
 * unit after it or a naira sign (₦ or N) before it. Null when the text is not a number.
 */
export function parseTypedNumber(text: string): TypedNumber | null {
  const plain = toAscii(text);
  const mixed = MIXED.exec(plain);
  if (mixed) {
    const [, sign, whole, numerator, denominator, unit] = mixed;
    return finite(signed(sign, Number(whole) + Number(numerator) / Number(denominator)), unit);
  }
  const [, sign, digits = '', exponent, power, denominator, unit] = NUMBER.exec(tightenPower(plain)) ?? [];
  // Not a number without digits.
  const magnitude = Number(`${decimal(digits)}e${exponent ?? power ?? 0}`);
  return finite(signed(sign, denominator ? magnitude / Number(decimal(denominator)) : magnitude), unit);
}

function toAscii(text: string): string {
  return text
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/[⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (raised) => `^${[...raised].map(lowered).join('')}`)
    .replace(/\s+/g, ' ')
    .replace(/^([+-]?) ?[₦N]? ?(?=[\d.])/, '$1');
}

function lowered(raised: string): string {
  if (raised === '⁻') return '-';
  return raised === '⁺' ? '+' : String(SUPERSCRIPTS.indexOf(raised));
}

/** Takes the blanks out of `7.5 × 10 ^ -1` and `3 / 4`, but leaves the one before a unit. */
function tightenPower(text: string): string {
  return text.replace(/ ?([x×*·^/]) ?(?=[\d+(-])/g, '$1').replace(/\^\( ?([+-]?\d+) ?\)/g, '^$1');
}

function decimal(digits: string): string {
  return digits.replaceAll(',', '');
}

function signed(sign: string | undefined, magnitude: number): number {
  return sign === '-' ? -magnitude : magnitude;
}

function finite(value: number, unit: string | undefined): TypedNumber | null {
  return Number.isFinite(value) ? { value, unit: (unit ?? '').trim() } : null;
}
