import { PGlite, type PGliteInterface, type Transaction } from '@electric-sql/pglite';
import type { Database, Queryable } from './database.ts';

/** Opens the embedded database in a folder, or one that is gone with the process for `memory://`. */
export async function openPglite(location: string): Promise<Database> {
  const pglite = await PGlite.create(location);
  return {
    ...queryable(pglite),
    transaction: (work) => pglite.transaction((tx) => work(queryable(tx))),
    close: () => pglite.close(),
  };
}

function queryable(on: PGliteInterface | Transaction): Queryable {
  return {
    query: async <Row>(sql: string, params?: unknown[]) => (await on.query<Row>(sql, params)).rows,
    exec: async (sql) => {
      await on.exec(sql);
    },
  };
}
