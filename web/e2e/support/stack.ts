import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../server/db/database.ts';
import { openPglite } from '../../../server/db/pglite.ts';
import { openPostgres } from '../../../server/db/postgres.ts';
import { copyDatabase } from '../../../server/test-services/create-database.ts';
import { createVhost, type RabbitmqControl } from '../../../server/test-services/rabbitmq.ts';
import { startRedis } from '../../../server/test-services/redis.ts';

/** What a server of the tests keeps its data in, and how many processes it has. */
export interface Stack extends AsyncDisposable {
  /** Processes that serve requests. */
  processes: number;
  settings: Record<string, string>;
  /** Of one more process that works in the background; null where the others do so. */
  worker: Record<string, string> | null;
  /** For a look into its database while no process runs. The caller closes it. */
  openDatabase(): Promise<Database>;
}

/** `STACK=postgres` runs the tests on two processes and a worker that share PostgreSQL, RabbitMQ and Redis; else one has all in itself. */
export const STACK = process.env.STACK === 'postgres' ? 'postgres' : 'embedded';

/** Where prepare.ts says what the tests of one run start from: a folder, or a database of its PostgreSQL server. */
export const UNUSED = 'UNUSED_DATABASE';
/** Where prepare.ts says how to reach its RabbitMQ server: JSON of {@link RabbitmqControl}. */
export const RABBITMQ = 'TEST_RABBITMQ';

/** A database that no server has used, copied from the one that prepare.ts left when there is one. */
export function openStack(): Promise<Stack> {
  return STACK === 'postgres' ? openPostgresStack() : openEmbeddedStack();
}

async function openEmbeddedStack(): Promise<Stack> {
  const dataDir = await mkdtemp(join(tmpdir(), 'akulearn-'));
  const unused = process.env[UNUSED];
  if (unused) await cp(unused, dataDir, { recursive: true });
  return {
    processes: 1,
    settings: { DATA_DIR: dataDir },
    worker: null,
    openDatabase: () => openPglite(join(dataDir, 'postgres')),
    [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true, force: true }),
  };
}

async function openPostgresStack(): Promise<Stack> {
  const unused = process.env[UNUSED];
  if (!unused) throw new Error(`${UNUSED} does not name a database to copy`);
  const url = await copyDatabase(unused);
  const rabbitmq: RabbitmqControl = JSON.parse(process.env[RABBITMQ] ?? '');
  const redis = await startRedis();
  const shared = { DATABASE_URL: url, AMQP_URL: await createVhost(rabbitmq), REDIS_URL: redis.url };
  return {
    processes: 2,
    settings: { ...shared, ROLE: 'api' },
    worker: { ...shared, ROLE: 'worker' },
    openDatabase: async () => openPostgres(url, () => {}),
    // The database goes with its server.
    [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose](),
  };
}
