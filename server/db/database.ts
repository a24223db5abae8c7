/** Runs SQL for PostgreSQL 15. Rows come with bigint as number, timestamptz as Date, json and jsonb parsed. */
export interface Queryable {
  query<Row>(sql: string, params?: unknown[]): Promise<Row[]>;
  /** Runs several statements without parameters, and has the rows of all of them. */
  exec<Row>(sql: string): Promise<Row[]>;
}

export interface Transaction extends Queryable {
  /**
   * Has the commit sent right behind these statements, which were sent already, without waiting for their answers: a round trip less.
   * Where they fail, so does the transaction.
   */
  finishWith(statements: Promise<unknown>): void;
}

export interface Database extends Queryable {
  /**
   * Commits when `work` resolves, rolls back when it rejects. Inside, only `tx` may be used: an embedded database has one
   * connection, so a query past `tx` would wait for the transaction it stands in. Queries may be sent together with
   * `Promise.all`; they run in the order sent. `work` is called again when the database rolled it back for the sake of another.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** The database does not answer or cannot work just now. Whether what was asked took effect is not known. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super(`The database is not available: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
