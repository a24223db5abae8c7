/** A glob of folders. Each part is judged by its own tests alone: all tests for every change would take hours. */
const part = process.env.PART;
if (!part) throw new Error('PART says which folders to change, as in PART=domain');

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: '.mutate/vitest.config.ts' },
  mutate: [
    `${part}/*.ts`,
    '!**/*.test.ts',
    '!**/*.schema.ts',
    // Support of tests, which stands beside them.
    '!domain/event-arbitraries.ts',
    '!web/client/scripted-server.ts',
    '!web/client/test-phone.ts',
  ],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 30_000,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false },
  jsonReporter: { fileName: `reports/mutation-${part.match(/\w+/g)?.join('-')}.json` },
  thresholds: { high: 90, low: 80, break: 80 },
  tempDirName: '.stryker-tmp',
  // tsconfig.json, since Stryker would read it by the compiler API, which TypeScript 7 does not have.
  ignorePatterns: ['dist', 'data', 'reports', 'test-results', 'tsconfig.json'],
};
