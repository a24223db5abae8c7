import type { Context } from '../../context.ts';
import type { Boards } from './boards.ts';
import { openRedisBoards } from './redis-boards.ts';
import { createSqlBoards } from './sql-boards.ts';

/** Opens the boards that the settings name. The caller closes them. */
export function openBoards({
  config: { redisUrl },
  ...context
}: Pick<Context, 'config' | 'db' | 'clock' | 'log'>): Boards {
  return redisUrl === null ? createSqlBoards(context.db) : openRedisBoards({ url: redisUrl, ...context });
}
