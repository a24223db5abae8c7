import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [babel({ presets: [linguiTransformerBabelPreset()] }), lingui()],
  test: {
    include: ['{domain,server,web}/**/*.test.{ts,tsx}'],
    setupFiles: ['web/words/english.test-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
