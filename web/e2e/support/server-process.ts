import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const START_LIMIT_MS = 60_000;
/** The server of a test ends before the best code for an embedded database pays, which costs a third of the start. */
const BRIEF_LIFE = '--wasm-tiering-budget=400000000';

export interface ServerProcess {
  port: number;
  start(settings: Record<string, string>): Promise<void>;
  /** Sends the signal and waits for the process to end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** A process of the product in `folder`, as `npm run serve` runs it; not started yet. */
export function serverProcess(folder: string, port: number): ServerProcess {
  let child: ChildProcess | undefined;

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  return {
    port,
    end,
    async start(settings) {
      let printed = '';
      const started = spawn(process.execPath, [BRIEF_LIFE, 'server/main.ts'], {
        cwd: folder,
        env: { ...process.env, ...settings, PORT: String(port) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      for (const stream of [started.stdout, started.stderr]) {
        stream.on('data', (chunk: Buffer) => {
          printed += chunk.toString();
        });
      }
      try {
        await accepting(port, () => {
          if (started.exitCode !== null) throw new Error(`the server ended with ${started.exitCode}:\n${printed}`);
        });
      } catch (error) {
        // Nobody gets hold of it to end it.
        await end('SIGKILL');
        throw error;
      }
    },
  };
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
