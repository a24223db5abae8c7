import installBrowser from '../../../web/e2e/support/install-browser.ts';
import { printTitled, type Table } from '../table.ts';

const PARTS: Record<string, () => Promise<Table[]>> = {
  lighthouse: async () => (await import('./lighthouse.ts')).benchLighthouse(),
  phone: async () => (await import('./phone.ts')).benchPhone(),
  backlog: async () => (await import('./backlog.ts')).benchBacklog(),
  memory: async () => (await import('./memory.ts')).benchMemory(),
};

/** How the built product feels on a slow phone. Runs the named parts, or all, and prints each as it is done. */
export async function benchLoad(names: string[]): Promise<void> {
  const unknown = names.find((name) => !PARTS[name]);
  if (unknown !== undefined) {
    throw new Error(`part "${unknown}" is not known: allowed is ${Object.keys(PARTS).join(', ')}`);
  }
  installBrowser();
  for (const [name, run] of Object.entries(PARTS)) {
    if (names.length > 0 && !names.includes(name)) continue;
    for (const table of await run()) printTitled(table);
  }
}
