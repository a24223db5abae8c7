import { expect, test } from '@playwright/test';
import { openPhone } from './support/phone.ts';
import { walkThroughScreens } from './support/screen-walk.ts';
import { startServer } from './support/server.ts';

test('no screen goes against the Content-Security-Policy, which is in force', async () => {
  await using server = await startServer();
  await using phone = await openPhone('about:blank', { init: reportViolations });
  const { page } = phone;
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) violations.push(message.text());
  });
  await page.goto(server.url);

  await walkThroughScreens(page, async (screen) => expect.soft(violations.splice(0), screen).toEqual([]));

  await page.goto(server.url);
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expect.poll(() => violations).toContain('Content-Security-Policy: style-src-attr inline');
});

/** The browser's own words differ by version and kind; these do not. */
function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    console.error(`Content-Security-Policy: ${effectiveDirective} ${blockedURI}`);
  });
}
