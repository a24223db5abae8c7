import type { Page } from '@playwright/test';
import { build } from 'vite';

/**
 * Runs `call` in the page with the exports of a module of this folder, bundled as the app's own code is. It comes by the
 * debugger, so the product serves nothing for it and its content policy stays as it is.
 */
export async function runInPage<Exports, Argument, Result>(
  page: Page,
  module: string,
  call: (exports: Exports, argument: Argument) => Result | Promise<Result>,
  argument: Argument,
): Promise<Result> {
  const entry = new URL(module, import.meta.url).pathname;
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bench', fileName: 'bench' } },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error(`${module} gave no bundle`);
  const code = output.output.flatMap((file) => (file.type === 'chunk' ? file.code : [])).join('');
  return page.evaluate(`(async () => { ${code}; return (${call})(bench, ${JSON.stringify(argument)}); })()`);
}
