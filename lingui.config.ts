import { defineConfig } from '@lingui/conf';
import { formatter } from '@lingui/format-po';

/** Where the interface's words lie: English stands in the code, the translations in `web/words/<language>.po`. */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'ha', 'yo', 'ig'],
  catalogs: [
    {
      path: '<rootDir>/web/words/{locale}',
      include: ['<rootDir>/web'],
      exclude: ['**/*.test.*', '**/e2e/**', '**/gallery/**'],
    },
  ],
  format: formatter({ lineNumbers: false }),
  orderBy: 'message',
});
