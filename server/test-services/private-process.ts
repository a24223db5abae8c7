import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrivateFolder } from './private-folder.ts';
import { childrenOf, isRunning } from './running-processes.ts';

const STOP_LIMIT_MS = 60_000;
const LOG_LINES_SHOWN = 20;

export interface PrivateProcess extends AsyncDisposable {
  /** Of the latest start. */
  readonly pid: number;
  /** Starts again, with the same arguments. */
  start(): Promise<void>;
  /** Asks it to end, and waits for that. */
  stop(): Promise<void>;
  /** SIGKILL to it and all its children: as a power cut would, without a chance to tidy up. */
  kill(): Promise<void>;
  /** What it printed since its first start. */
  readLog(): Promise<string>;
}

export interface Program {
  command: string;
  args: string[];
  /** Added to our own environment. */
  env?: Record<string, string>;
  /** Another user to run as; only root can ask for that. */
  user?: { uid: number; gid: number } | undefined;
  stopSignal: NodeJS.Signals;
  isReady(): Promise<boolean>;
  /** A busy machine is slow, not broken. */
  startLimitMs: number;
  /** Holds the log, and goes with the process when that is disposed. */
  folder: PrivateFolder;
}

/**
 * Starts a server and waits until it is ready. It ends with us however we end, SIGKILL included: the kernel sends it
 * its stop signal then.
 */
export async function startPrivateProcess(program: Program): Promise<PrivateProcess> {
  const { command, args, env, user, stopSignal, folder } = program;
  const logFile = join(folder.path, 'log');
  let child: ChildProcess;

  async function start(): Promise<void> {
    const log = await open(logFile, 'a');
    try {
      child = spawn('setpriv', ['--pdeathsig', stopSignal.slice('SIG'.length), '--', command, ...args], {
        cwd: folder.path,
        env: { ...process.env, ...env },
        ...user,
        stdio: ['ignore', log.fd, log.fd],
        // Ctrl-C in a terminal reaches us only, so that we stop it in our order.
        detached: true,
      });
      await once(child, 'spawn');
    } finally {
      await log.close();
    }
    try {
      await untilReady();
    } catch (error) {
      // Nobody gets hold of it to end it.
      await kill();
      throw error;
    }
  }

  async function untilReady(): Promise<void> {
    for (const end = Date.now() + program.startLimitMs; Date.now() < end; await sleep(50)) {
      if (hasEnded(child)) throw new Error(await withLog(`ended with ${child.exitCode ?? child.signalCode}`));
      if (await program.isReady()) return;
    }
    throw new Error(await withLog(`is not ready after ${program.startLimitMs} ms`));
  }

  async function withLog(what: string): Promise<string> {
    const lines = (await readLog()).trimEnd().split('\n');
    return `${command} ${what}:\n${lines.slice(-LOG_LINES_SHOWN).join('\n')}`;
  }

  function readLog(): Promise<string> {
    return readFile(logFile, 'utf8');
  }

  async function stop(): Promise<void> {
    if (hasEnded(child)) return;
    const exit = once(child, 'exit');
    child.kill(stopSignal);
    await Promise.race([exit, sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
    await kill();
  }

  async function kill(): Promise<void> {
    if (hasEnded(child)) return;
    const exit = once(child, 'exit');
    // So that it starts no more children while we look for them.
    child.kill('SIGSTOP');
    const children = childrenOf(pidOf(child));
    for (const pid of children) process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await exit;
    while (children.some(isRunning)) await sleep(10);
  }

  await start();
  return {
    get pid() {
      return pidOf(child);
    },
    start,
    stop,
    kill,
    readLog,
    async [Symbol.asyncDispose]() {
      await stop();
      await folder[Symbol.asyncDispose]();
    },
  };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('The process was never started');
  return child.pid;
}
