import { freePort } from '../../../server/test-services/free-port.ts';
import { serverProcess } from './server-process.ts';
import { shareConnections } from './share-connections.ts';
import { openStack } from './stack.ts';

export interface ProductServer extends AsyncDisposable {
  url: string;
  /** SIGKILL: as a power cut would, without a chance to tidy up. */
  kill(): Promise<void>;
  /** SIGTERM, and waits for every process to end. */
  stop(): Promise<void>;
  /** Starts again on the same port and data, with `env` added to the settings from then on. */
  restart(env?: Record<string, string>): Promise<void>;
  /** Asks its database, after stopping it, since an embedded one is open to one process only. */
  query<Row>(sql: string, params?: unknown[]): Promise<Row[]>;
}

/** The built product on a free port, its data in a place of its own that goes with it (stack.ts). */
export async function startServer(
  env: Record<string, string> = {},
  host = '127.0.0.1',
  /** The folder of the product. */
  folder = '.',
): Promise<ProductServer> {
  const stack = await openStack();
  const port = await freePort();
  const isShared = stack.processes > 1;
  const ports = isShared ? await Promise.all(Array.from({ length: stack.processes }, freePort)) : [port];
  const serving = ports.map((one) => ({ process: serverProcess(folder, one), settings: stack.settings }));
  const working = stack.worker && { process: serverProcess(folder, await freePort()), settings: stack.worker };
  const all = working ? [...serving, working] : serving;
  const added = { ...env };
  let relay: AsyncDisposable | undefined;

  async function start(): Promise<void> {
    await Promise.all(all.map(({ process, settings }) => process.start({ ...settings, ...added })));
    if (isShared) relay = await shareConnections(port, ports);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    await Promise.all(all.map(({ process }) => process.end(signal)));
    await relay?.[Symbol.asyncDispose]();
    relay = undefined;
  }

  await start();
  return {
    url: `${env.TLS_CERT_FILE ? 'https' : 'http'}://${host}:${port}`,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async restart(more = {}) {
      Object.assign(added, more);
      await start();
    },
    async query(sql, params) {
      await end('SIGTERM');
      const db = await stack.openDatabase();
      try {
        return await db.query(sql, params);
      } finally {
        await db.close();
      }
    },
    async [Symbol.asyncDispose]() {
      await end('SIGKILL');
      await stack[Symbol.asyncDispose]();
    },
  };
}
