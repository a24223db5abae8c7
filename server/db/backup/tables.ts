import type { Queryable } from '../database.ts';

export interface Table {
  name: string;
  /** In the order of the table; what the database computes by itself is left out. */
  columns: { name: string; type: string }[];
}

/** Every table that holds something of the school, each after those it refers to. Partitions are part of their table. */
export async function readTables(tx: Queryable): Promise<Table[]> {
  const found = await tx.query<Table & { refers_to: string[] }>(
    `select relname::text as name,
       (select json_agg(json_build_object('name', attname, 'type', format_type(atttypid, atttypmod)) order by attnum)
        from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
       array(select other.relname::text from pg_constraint k join pg_class other on other.oid = k.confrelid
             where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0 and other.oid <> c.oid) as refers_to
     from pg_class c
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       and relname <> 'schema_migrations'
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by relname`,
  );
  const sorted: Table[] = [];
  for (let left = found; left.length > 0; ) {
    const next = left.filter((table) => !left.some(({ name }) => table.refers_to.includes(name)));
    if (next.length === 0) {
      throw new Error(`These tables refer to each other in a circle: ${left.map(({ name }) => name).join(', ')}`);
    }
    sorted.push(...next.map(({ name, columns }) => ({ name, columns })));
    left = left.filter((table) => !next.includes(table));
  }
  return sorted;
}

/** A name as SQL wants it. */
export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Until the transaction ends, whatever the server is set to. */
export const NO_TIME_LIMITS = `
  set local statement_timeout = 0;
  set local lock_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;`;
