import pg from 'pg';
import type { Database, Queryable } from './db/database.ts';
import type { Statement } from './test-statements.ts';

/** What PostgreSQL did for one statement. Indexes and tables go by the name of the whole, not of the partition. */
export interface ExecutedPlan {
  indexes: string[];
  /** Tables that were read from end to end. */
  readThrough: string[];
  /** Of each partitioned table, how many partitions were read. */
  partitions: Map<string, number>;
  rows: number;
  /** Pages of 8 KB. */
  buffers: number;
  ms: number;
}

/** A generic plan is made before the values are known, as for a statement that was prepared and ran a few times. */
export type PlanMode = 'force_generic_plan' | 'force_custom_plan';

/**
 * A database that explains each statement in its place before it runs it, and hands over how it went; with no mode it only runs it.
 * `db` has one connection.
 */
export function explainStatements(
  db: Database,
  mode: () => PlanMode | null,
  explained: (statement: Statement, plan: ExecutedPlan) => void,
): Database {
  const watch = (tx: Queryable): Queryable => {
    // Statements sent together are explained one after the other.
    let last: Promise<unknown> = Promise.resolve();
    return {
      exec: tx.exec,
      query: <Row>(sql: string, params: unknown[] = []) => {
        const answer = last.then(async () => {
          const now = mode();
          if (now) explained({ sql, params }, await explain(tx, { sql, params }, now));
          return tx.query<Row>(sql, params);
        });
        last = answer.catch(() => {});
        return answer;
      },
    };
  };
  return {
    ...db,
    query: (sql, params) => db.transaction((tx) => watch(tx).query(sql, params)),
    transaction: (work) =>
      db.transaction(async (tx) => {
        const last: Promise<unknown>[] = [];
        const result = await work({ ...watch(tx), finishWith: (statements) => void last.push(statements) });
        await Promise.all(last);
        return result;
      }),
  };
}

/** Runs a statement as the driver prepares it, takes it back, and tells how it ran. */
async function explain(tx: Queryable, { sql, params }: Statement, mode: PlanMode): Promise<ExecutedPlan> {
  const values = params.length > 0 ? `(${params.map(literal).join(', ')})` : '';
  await tx.exec(`set local plan_cache_mode = ${mode}; prepare explained as ${sql}; savepoint before`);
  const [answer] = await tx.query<{ 'QUERY PLAN': [Explanation] }>(
    `explain (analyze, buffers, format json) execute explained${values}`,
  );
  await tx.exec('rollback to savepoint before; deallocate explained');
  if (!answer) throw new Error(`No plan for ${sql}`);
  const wholes = await tx.query<{ part: string; whole: string }>(
    `select part.relname::text as part, whole.relname::text as whole
     from pg_inherits join pg_class as part on part.oid = inhrelid join pg_class as whole on whole.oid = inhparent`,
  );
  return summarise(answer['QUERY PLAN'][0], new Map(wholes.map(({ part, whole }) => [part, whole])));
}

function literal(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((item) => JSON.stringify(item)).join(',')}}`);
  return pg.escapeLiteral(String(value));
}

interface Explanation {
  Plan: PlanNode;
  'Execution Time': number;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Conflict Arbiter Indexes'?: string[];
  'Actual Loops': number;
  'Actual Rows': number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
}

function summarise({ Plan: root, 'Execution Time': ms }: Explanation, wholes: Map<string, string>): ExecutedPlan {
  const nodes = withChildren(root).filter((node) => node['Actual Loops'] > 0);
  const scans = nodes.filter((node) => node['Node Type'].endsWith('Scan'));
  const nameOf = (name: string) => wholes.get(name) ?? name;
  const indexes = nodes.flatMap((node) => [node['Index Name'] ?? [], node['Conflict Arbiter Indexes'] ?? []].flat());
  const tables = new Set(scans.flatMap((node) => node['Relation Name'] ?? []));
  const partitions = new Map<string, number>();
  for (const table of tables) {
    const whole = wholes.get(table);
    if (whole) partitions.set(whole, (partitions.get(whole) ?? 0) + 1);
  }
  const readThrough = scans.flatMap((node) => (node['Node Type'] === 'Seq Scan' ? (node['Relation Name'] ?? []) : []));
  return {
    indexes: [...new Set(indexes.map(nameOf))].sort(),
    readThrough: [...new Set(readThrough.map(nameOf))].sort(),
    partitions,
    rows: root['Actual Rows'],
    buffers: root['Shared Hit Blocks'] + root['Shared Read Blocks'],
    ms,
  };
}

function withChildren(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(withChildren)];
}
