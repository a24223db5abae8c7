import type { Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import type * as Databases from './databases.ts';

declare global {
  /** Set by {@link loadDatabases}. */
  var databases: typeof Databases;
}

const MODULE = '/databases-under-test.js';

/**
 * Puts the app's own database code into a page of the app's origin, as `databases`: for states that its screens would take too
 * long to reach, and for versions of the databases that do not exist yet. A page that is loaded anew has it no more.
 */
export async function loadDatabases(page: Page): Promise<void> {
  const body = await bundle();
  await page.route(`**${MODULE}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await page.evaluate(async (module) => {
    globalThis.databases = await import(module);
  }, MODULE);
}

async function bundle(): Promise<string> {
  const entry = new URL('databases.ts', import.meta.url).pathname;
  const lib = { entry, formats: ['es' as const], fileName: 'databases' };
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, lib } });
  const [output] = built as Rolldown.RolldownOutput[];
  if (!output) throw new Error(`${entry} was not built`);
  return output.output[0].code;
}
