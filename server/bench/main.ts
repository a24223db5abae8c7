import { printTable, printTitled } from './table.ts';

/** `npm run bench -- <name>`: measures against a named peer or limit in one run and prints a table with ratios. */
const BENCHES: Record<string, (parts: string[]) => Promise<void>> = {
  size: async () => printTable(await (await import('./size.ts')).benchSize()),
  sync: async () => printTable(await (await import('./sync.ts')).benchSync()),
  api: async () => printTitled(await (await import('./api/api.ts')).benchApi()),
  growth: async () => printTitled(await (await import('./growth.ts')).benchGrowth()),
  queue: async () => printTitled(await (await import('./queue.ts')).benchQueue()),
  cache: async () => {
    for (const table of await (await import('./cache.ts')).benchCache()) printTitled(table);
  },
  leaderboard: async () => {
    for (const table of await (await import('./leaderboard.ts')).benchLeaderboard()) printTitled(table);
  },
  realtime: async () => printTitled(await (await import('./realtime.ts')).benchRealtime()),
  load: async (parts) => (await import('./load/load.ts')).benchLoad(parts),
};

const [name = '', ...parts] = process.argv.slice(2);
const bench = BENCHES[name];
if (!bench) {
  process.stderr.write(`bench "${name}" is not known: allowed is ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(1);
}
await bench(parts);
