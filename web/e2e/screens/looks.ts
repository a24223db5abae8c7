import type { Page } from '@playwright/test';

/** How a screen is looked at. */
export interface Look {
  name: string;
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
  forcedColors?: 'active';
  reducedMotion?: 'reduce';
  /** Of the browser's text size. */
  textPercent?: number;
  rightToLeft?: boolean;
}

const PHONE = { width: 360, height: 800 };
const DESKTOP = { width: 1280, height: 800 };

/** What every screen is looked at in, in every state. */
export const LOOKS: Look[] = [
  { name: '360-light', ...PHONE, colorScheme: 'light' },
  { name: '360-dark', ...PHONE, colorScheme: 'dark' },
  { name: '1280-light', ...DESKTOP, colorScheme: 'light' },
  { name: '1280-dark', ...DESKTOP, colorScheme: 'dark' },
];

const SPECIAL_LOOKS: Look[] = [
  { name: 'forced-colours', ...PHONE, colorScheme: 'dark', forcedColors: 'active' },
  { name: 'reduced-motion', ...PHONE, colorScheme: 'light', reducedMotion: 'reduce' },
  { name: '320', width: 320, height: 640, colorScheme: 'light' },
  { name: 'text-200', ...PHONE, colorScheme: 'dark', textPercent: 200 },
  { name: 'right-to-left', ...PHONE, colorScheme: 'light', rightToLeft: true },
];

/** One special look for each pair of screen and state, so that every pair of look and state, and of look and screen, occurs. */
export function specialLook(screen: number, state: number): Look {
  const look = SPECIAL_LOOKS[(screen + state) % SPECIAL_LOOKS.length];
  if (!look) throw new Error('there are no special looks');
  return look;
}

export async function applyLook(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({
    colorScheme: look.colorScheme,
    forcedColors: look.forcedColors ?? 'none',
    reducedMotion: look.reducedMotion ?? 'no-preference',
  });
  await page.evaluate(
    ({ textPercent, rightToLeft }) => {
      document.documentElement.style.fontSize = textPercent ? `${textPercent}%` : '';
      document.documentElement.dir = rightToLeft ? 'rtl' : 'ltr';
    },
    { textPercent: look.textPercent, rightToLeft: look.rightToLeft },
  );
}
