/** Runs SQL for PostgreSQL 15. Rows come with bigint as number, timestamptz as Date, json and jsonb parsed. */
export interface Queryable {
  query<Row>(sql: string, params?: unknown[]): Promise<Row[]>;
  /** Runs several statements without parameters. */
  exec(sql: string): Promise<void>;
}

export interface Database extends Queryable {
  /**
   * Commits when `work` resolves, rolls back when it rejects. Inside, only `tx` may be used: an embedded database has one
   * connection, so a query past `tx` would wait for the transaction it stands in.
   */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}
