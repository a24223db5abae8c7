import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_LIMIT_MS = 60_000;
/** The server of a test ends before the best code for its database pays, which costs a third of the start. */
const BRIEF_LIFE = '--wasm-tiering-budget=400000000';

export interface ProductServer extends AsyncDisposable {
  url: string;
  dataDir: string;
  /** SIGKILL: as a power cut would, without a chance to tidy up. */
  kill(): Promise<void>;
  /** SIGTERM, and waits for the process to end. */
  stop(): Promise<void>;
  /** Starts again on the same port and data folder, with `env` added to the settings from then on. */
  restart(env?: Record<string, string>): Promise<void>;
  /** What the process printed so far. */
  output(): string;
}

/** The built product as `npm run serve` runs it, on a free port and a temporary data folder that goes with it. */
export async function startServer(
  env: Record<string, string> = {},
  host = '127.0.0.1',
  /** The folder of the product. */
  folder = '.',
): Promise<ProductServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'akulearn-'));
  // Left by prepare.ts for the tests of one run.
  const unused = process.env.UNUSED_DATA_DIR;
  if (unused) await cp(unused, dataDir, { recursive: true });
  const port = await freePort();
  const scheme = env.TLS_CERT_FILE ? 'https' : 'http';
  let printed = '';
  const settings: Record<string, string> = { PORT: String(port), DATA_DIR: dataDir, ...env };
  let child: ChildProcess;

  async function start(): Promise<void> {
    child = spawn(process.execPath, [BRIEF_LIFE, 'server/main.ts'], {
      cwd: folder,
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
      });
    }
    try {
      await accepting(port, () => {
        if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${printed}`);
      });
    } catch (error) {
      // Nobody gets hold of it to end it.
      await end('SIGKILL');
      throw error;
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  await start();
  return {
    url: `${scheme}://${host}:${port}`,
    dataDir,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async restart(more = {}) {
      Object.assign(settings, more);
      await start();
    },
    output: () => printed,
    async [Symbol.asyncDispose]() {
      await end('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The server listens only when it can answer, so the first connection is the sign. */
async function accepting(port: number, check: () => void): Promise<void> {
  for (const end = Date.now() + START_LIMIT_MS; Date.now() < end; await sleep(50)) {
    check();
    const socket = connect(port, '127.0.0.1');
    const connected = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (connected) return;
  }
  throw new Error(`nothing listens on port ${port} after ${START_LIMIT_MS} ms`);
}
