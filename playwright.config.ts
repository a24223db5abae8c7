import { defineConfig } from '@playwright/test';

/** Each test starts its own server and browser profiles (web/e2e/support/server.ts, phone.ts): no shared state to configure here. */
export default defineConfig({
  testDir: 'web/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './web/e2e/support/prepare.ts',
  // A busy machine is slow, not broken.
  timeout: 150_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // A browser that hangs is started once more; the list then says `flaky`.
  retries: 1,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list']],
  outputDir: 'test-results',
});
