import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [`${process.env.PART}/*.test.ts`],
    setupFiles: ['vitest.mutate.setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
