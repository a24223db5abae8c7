import { rm } from 'node:fs/promises';
import { createConnection, createServer, type Server } from 'node:net';
import { join, relative } from 'node:path';
import { SetupError } from '../setup-error.ts';

export interface DataDirLock {
  /** The last holder died without releasing: a power cut may have taken what it had acknowledged. */
  lastStopWasUnclean: boolean;
  release(): Promise<void>;
}

/**
 * Holds a data folder for this process by listening on a Unix socket inside it, which unlike a file with a process id
 * cannot be mistaken: it answers exactly as long as its process lives, and a dead one left behind tells of a crash.
 * Throws when another process holds the folder.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const path = socketPath(dataDir);
  const server = await listen(path);
  if (server) return { lastStopWasUnclean: false, release: () => close(server) };
  if (await answers(path)) throw inUse(dataDir);
  await rm(path, { force: true });
  const second = await listen(path);
  if (!second) throw inUse(dataDir);
  return { lastStopWasUnclean: true, release: () => close(second) };
}

/** The shorter of the two ways to write it: the system takes about 100 bytes. */
function socketPath(dataDir: string): string {
  const path = join(dataDir, 'akulearn.sock');
  const fromHere = relative(process.cwd(), path);
  return fromHere.length < path.length ? fromHere : path;
}

function inUse(dataDir: string): SetupError {
  return new SetupError(
    `DATA_DIR ${dataDir} is in use by another running server. Stop that one first, or start this one with another DATA_DIR.`,
  );
}

/** Null when something, alive or dead, already has the path. */
function listen(path: string): Promise<Server | null> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(new SetupError(`Cannot lock the data folder with ${path}: ${error.message}`, { cause: error }));
    });
    server.listen(path, () => resolve(server.unref()));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(false);
      else reject(error);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
  });
}
