import { fileURLToPath } from 'node:url';
import { freePort } from '../test-services/free-port.ts';
import { privateFolder } from '../test-services/private-folder.ts';
import { type PrivateProcess, startPrivateProcess } from '../test-services/private-process.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface ApiProcess extends PrivateProcess {
  url: string;
}

/** The product as it runs for an operator, with `ROLE=api`. It serves what `npm run build` made, at one address for all its starts. */
export function startApi(databaseUrl: string, env: Record<string, string> = {}): Promise<ApiProcess> {
  return startMain('api', databaseUrl, env);
}

/** The same with `ROLE=worker`, which serves nothing but its probes. */
export function startWorker(databaseUrl: string, env: Record<string, string> = {}): Promise<PrivateProcess> {
  return startMain('worker', databaseUrl, env);
}

async function startMain(role: string, databaseUrl: string, env: Record<string, string>): Promise<ApiProcess> {
  await using begun = new AsyncDisposableStack();
  const folder = begun.use(await privateFolder(role));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = await startPrivateProcess({
    command: process.execPath,
    args: [MAIN],
    env: { ROLE: role, DATABASE_URL: databaseUrl, PORT: String(port), LOG_LEVEL: 'warn', ...env },
    stopSignal: 'SIGTERM',
    isReady: () => isAlive(url),
    startLimitMs: 60_000,
    folder,
  });
  begun.move();
  return Object.assign(server, { url });
}

async function isAlive(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/livez`)).ok;
  } catch {
    // Nothing listens yet.
    return false;
  }
}
