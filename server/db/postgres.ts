import { createHash } from 'node:crypto';
import pg from 'pg';
import { type Database, DatabaseUnavailable, type Queryable, type Transaction } from './database.ts';

/** Milliseconds. A statement is ended by the server; where the server is silent, by the client a little later. */
const TIME_LIMITS = {
  statement_timeout: 15_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
  query_timeout: 20_000,
};

/**
 * Opens a pool of connections to a PostgreSQL server; none is made before it is needed. `onLost` hears of connections that broke
 * while nobody used them. Queries and transactions throw {@link DatabaseUnavailable} when the server is away or out of means.
 */
export function openPostgres(url: string, onLost: (error: Error) => void): Database {
  return open({ connectionString: url, max: 20, ...TIME_LIMITS }, onLost);
}

/** The same with one connection and no time limit, for work that an operator waits for. */
export function openPostgresForUpkeep(url: string): Database {
  return open({ connectionString: url, max: 1 }, () => {});
}

function open(settings: pg.PoolConfig, onLost: (error: Error) => void): Database {
  const pool = new pg.Pool({
    ...settings,
    // A query that does not need the answer before it, such as the first after `begin`, is sent without waiting.
    pipeline: true,
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 600_000,
    keepAlive: true,
    application_name: 'akulearn',
    // Left to itself the server plans every query on a partitioned table anew, which costs more than the query.
    options: '-c plan_cache_mode=force_generic_plan',
    types: { getTypeParser },
  });
  pool.on('error', (error) => {
    // The last word of a server that stops may still come to connections that are being closed.
    if (!pool.ending) onLost(error);
  });
  // One that breaks in use fails the query under way or the next; unheard, the event would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    query: (sql, params) => lend(pool, (client) => queryable(client).query(sql, params)),
    exec: (sql) => lend(pool, (client) => queryable(client).exec(sql)),
    transaction: (work) => transact(pool, work),
    close: () => pool.end(),
  };
}

/** How often a transaction is tried that the server ended for the sake of another. */
const TRIES = 4;

async function transact<Result>(pool: pg.Pool, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await lend(pool, (client) => transactOnce(client, work));
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (tries === TRIES) throw new DatabaseUnavailable(error);
    }
  }
}

async function transactOnce<Result>(
  client: pg.PoolClient,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const failures: unknown[] = [];
  const last: Promise<unknown>[] = [];
  const on = queryable(client, (error) => failures.push(error));
  let isOver = false;
  const tx: Transaction = {
    // What `work` goes on with after a part of it failed must not be asked of whoever has the connection then.
    query: (sql, values) => (isOver ? Promise.reject(new Error(OVER)) : on.query(sql, values)),
    exec: (sql) => (isOver ? Promise.reject(new Error(OVER)) : on.exec(sql)),
    finishWith: (statements) => {
      // Heard of below, where `work` does not fail before.
      statements.catch(() => {});
      last.push(statements);
    },
  };
  const [begun, done] = await Promise.allSettled([on.exec('begin'), work(tx)]);
  isOver = true;
  if (begun.status === 'fulfilled' && done.status === 'fulfilled') {
    const [committed, finished] = await Promise.allSettled([commit(client), Promise.all(last)]);
    if (committed.status === 'rejected') throw committed.reason;
    if (finished.status === 'rejected') throw unlessAfterFailure(finished.reason, failures);
    // So the server answers when a statement failed and `work` caught the error.
    if (committed.value !== 'COMMIT') {
      throw new Error('The transaction was rolled back, as one of its statements had failed');
    }
    return done.value;
  }
  // A connection on which this fails is thrown away, and then the server rolls back.
  await Promise.allSettled([on.exec('rollback')]);
  const reason = done.status === 'rejected' ? done.reason : (begun as PromiseRejectedResult).reason;
  throw unlessAfterFailure(reason, failures);
}

const OVER = 'The transaction is over';

/** Resolves with what the server says that it did. */
async function commit(client: pg.PoolClient): Promise<string> {
  sendTogether(client);
  return (await ask(() => client.query('commit'))).command;
}

/** Of statements that were sent together, those after the one that failed only say that one did, and may be heard of first. */
function unlessAfterFailure(reason: unknown, failures: unknown[]): unknown {
  return isAfterFailure(reason) ? failures[0] : reason;
}

async function lend<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await ask(() => pool.connect());
  try {
    return await work(client);
  } finally {
    const isInTransaction = client.getTransactionStatus() !== 'I';
    client.release(isInTransaction);
  }
}

function queryable(client: pg.PoolClient, onFailure: (error: unknown) => void = () => {}): Queryable {
  return {
    query: async <Row>(sql: string, values: unknown[] = []) => {
      sendTogether(client);
      const { rows } = await ask(() => client.query({ name: statementName(sql), text: sql, values }), onFailure);
      return rows as Row[];
    },
    exec: async <Row>(sql: string) => {
      sendTogether(client);
      // Of several statements the driver makes several results, whatever its types say.
      const results = [await ask(() => client.query(sql), onFailure)].flat();
      return results.flatMap(({ rows }) => rows as Row[]);
    },
  };
}

/** Has all that is asked until the event loop goes on sent at once: writing to a socket costs as much as a small query. */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as pg.PoolClient & { connection: pg.Connection }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

const statementNames = new Map<string, string>();

/** Each text is prepared once a connection, under a name that two texts never share. */
function statementName(sql: string): string {
  const known = statementNames.get(sql);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(sql).digest('base64url');
  statementNames.set(sql, name);
  return name;
}

async function ask<Answer>(
  driver: () => Promise<Answer>,
  onFailure: (error: unknown) => void = () => {},
): Promise<Answer> {
  try {
    return await driver();
  } catch (error) {
    const told = meansUnavailable(error) ? new DatabaseUnavailable(error) : error;
    onFailure(told);
    throw told;
  }
}

/**
 * PostgreSQL's classes and codes (appendix A of its manual) for what passes or an operator mends: connection, sign-in, a
 * database that is not there, resources, operator intervention, system error, a lock that did not come, a read-only server,
 * a transaction that idled too long.
 */
const UNAVAILABLE = /^(08|28|3D|53|57|58)|^(55P03|25006|25P03)$/;

/** What the driver throws without a code of PostgreSQL is about the connection. */
function meansUnavailable(error: unknown): boolean {
  return error instanceof pg.DatabaseError ? UNAVAILABLE.test(error.code ?? '') : true;
}

/** Serialization failure and deadlock: nothing took effect. */
function isConflict(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01');
}

/** A statement of a transaction in which one before it failed. */
function isAfterFailure(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '25P02';
}

/** Counts and positions as numbers: none comes near 2 ** 53. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format);
}
