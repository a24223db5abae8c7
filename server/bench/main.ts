import { printTable } from './table.ts';

/** `npm run bench -- <name>`: measures against a named peer or limit in one run and prints a table with ratios. */
const BENCHES: Record<string, () => Promise<Record<string, string | number>[]>> = {
  size: async () => (await import('./size.ts')).benchSize(),
  sync: async () => (await import('./sync.ts')).benchSync(),
};

const name = process.argv[2] ?? '';
const bench = BENCHES[name];
if (!bench) {
  process.stderr.write(`bench "${name}" is not known: allowed is ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(1);
}
printTable(await bench());
