import type { Page } from '@playwright/test';

/** Makes the page's own thread so many times slower, from now on. Its workers and the browser itself stay as quick as they are. */
export async function slowDown(page: Page, times: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: times });
}
