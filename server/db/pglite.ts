import { PGlite, type PGliteInterface, type Transaction as PGliteTransaction } from '@electric-sql/pglite';
import type { Database, Queryable, Transaction } from './database.ts';

/** Opens the embedded database in a folder, or one that is gone with the process for `memory://`. */
export async function openPglite(location: string): Promise<Database> {
  const pglite = await PGlite.create(location);
  return {
    ...queryable(pglite),
    transaction: (work) => pglite.transaction((tx) => unlessFailed(queryable(tx), work)),
    close: () => pglite.close(),
  };
}

/** The commit of a transaction in which a statement failed takes everything back and says nothing: so this does. */
async function unlessFailed<Result>(tx: Queryable, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  let hasFailed = false;
  const watch = async <Answer>(statement: Promise<Answer>): Promise<Answer> => {
    try {
      return await statement;
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  };
  const last: Promise<unknown>[] = [];
  const result = await work({
    query: (sql, params) => watch(tx.query(sql, params)),
    exec: (sql) => watch(tx.exec(sql)),
    finishWith: (statements) => {
      // Heard of below, where `work` does not fail before.
      statements.catch(() => {});
      last.push(statements);
    },
  });
  await Promise.all(last);
  if (hasFailed) throw new Error('The transaction was rolled back, as one of its statements had failed');
  return result;
}

function queryable(on: PGliteInterface | PGliteTransaction): Queryable {
  return {
    query: async <Row>(sql: string, params?: unknown[]) => (await on.query<Row>(sql, params)).rows,
    exec: async <Row>(sql: string) => (await on.exec(sql)).flatMap(({ rows }) => rows as Row[]),
  };
}
