import type { Page } from '@playwright/test';

/** What Chromium reports though all is well. */
const EXPECTED = [
  // Asked for without a network: by the page, and through the worker.
  /net::ERR_INTERNET_DISCONNECTED/,
  /net::ERR_FAILED \S+\/lessons\/content\//,
];

/** Collects what the browser complains about on this page from now on. */
export function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`;
    if (message.type() === 'error' && !EXPECTED.some((pattern) => pattern.test(text))) errors.push(text);
  });
  return errors;
}
