import type { Database, Queryable } from './db/database.ts';

export interface Statement {
  sql: string;
  params: unknown[];
}

/** A database that tells `sent` of each statement, in transactions too. What begins and ends a transaction is not told. */
export function watchStatements(db: Database, sent: (statement: Statement) => void): Database {
  const watch = ({ query, exec }: Queryable): Queryable => ({
    query: (sql, params = []) => {
      sent({ sql, params });
      return query(sql, params);
    },
    exec: (sql) => {
      sent({ sql, params: [] });
      return exec(sql);
    },
  });
  return { ...db, ...watch(db), transaction: (work) => db.transaction((tx) => work({ ...tx, ...watch(tx) })) };
}
