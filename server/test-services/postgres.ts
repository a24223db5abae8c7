import { execFile, execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { chown, mkdir } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { createDatabase } from './create-database.ts';
import { freePort } from './free-port.ts';
import { installPackages } from './install-packages.ts';
import { privateFolder } from './private-folder.ts';
import { type PrivateProcess, startPrivateProcess } from './private-process.ts';

export interface PostgresServer extends PrivateProcess {
  /** Of the database `postgres`, as a superuser. */
  url: string;
  port: number;
  dataDir: string;
  /** Makes an empty database and tells its URL. */
  createDatabase(): Promise<string>;
}

interface Options {
  /** Instead of the default settings, which do without everything that only a power cut of the machine asks for. */
  settings?: Record<string, string>;
  /** A folder that stays; it may hold the data of an earlier start. As root, the user postgres must be able to reach it. */
  dataDir?: string;
}

/** A private PostgreSQL on a free port of 127.0.0.1, its data in a temporary folder that goes with it. */
export async function startPostgres(options: Options = {}): Promise<PostgresServer> {
  const bin = findPrograms();
  const user = unprivilegedUser();
  await using begun = new AsyncDisposableStack();
  const folder = begun.use(await privateFolder('postgres'));
  const dataDir = options.dataDir ?? join(folder.path, 'data');
  await mkdir(dataDir, { recursive: true });
  if (user) for (const path of [folder.path, dataDir]) await chown(path, user.uid, user.gid);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) {
    const locale = ['--encoding', 'UTF8', '--locale', 'C.UTF-8'];
    const args = ['--pgdata', dataDir, '--username', 'app', '--auth', 'trust', '--no-sync', ...locale];
    await promisify(execFile)(join(bin, 'initdb'), args, { cwd: folder.path, ...user });
  }

  const port = await freePort();
  const url = `postgres://app@127.0.0.1:${port}/postgres`;
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: folder.path,
    max_connections: '200',
    // synchronous_commit stays on: without it a SIGKILL loses what was acknowledged, not only a power cut.
    fsync: 'off',
    full_page_writes: 'off',
    // Files in the data folder: unlike those in /dev/shm they do not outlive a SIGKILL.
    dynamic_shared_memory_type: 'mmap',
    ...options.settings,
  };
  const server = await startPrivateProcess({
    command: join(bin, 'postgres'),
    args: ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    user,
    // Fast shutdown; SIGTERM would wait for its clients to leave.
    stopSignal: 'SIGINT',
    isReady: () => takesConnections(url),
    startLimitMs: 60_000,
    folder,
  });
  begun.move();
  return Object.assign(server, { url, port, dataDir, createDatabase: () => createDatabase(url) });
}

/** The folder of initdb and postgres, which Debian keeps out of the PATH. */
function findPrograms(): string {
  const folder = search();
  if (folder) return folder;
  installPackages([{ file: DEBIAN_SERVER, package: 'postgresql' }]);
  return search() ?? dirname(DEBIAN_SERVER);
}

const DEBIAN_SERVER = '/usr/lib/postgresql/*/bin/postgres';

function search(): string | undefined {
  const debian = globSync(DEBIAN_SERVER).map((file) => dirname(file));
  const newestFirst = debian.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...newestFirst];
  return folders.find((folder) => ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))));
}

/** postgres refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (kind: '-u' | '-g') => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** Before it is ready it takes the connection, but answers "the database system is starting up". */
async function takesConnections(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch {
    return false;
  }
  await client.end();
  return true;
}
