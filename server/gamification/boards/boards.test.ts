import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { ALL_TIME } from '../../../domain/boards.ts';
import type { Database, Queryable } from '../../db/database.ts';
import { DATABASE, openTestDatabase } from '../../test-database.ts';
import { startRedis } from '../../test-services/redis.ts';
import type { Boards } from './boards.ts';
import { openRedisBoards } from './redis-boards.ts';
import { createSqlBoards } from './sql-boards.ts';
import { addMembers, idOf, NOW, plainView, put, save, WEEK } from './test-boards.ts';

const clock = { now: NOW };

interface Opened {
  boards: Boards;
  close(): Promise<void>;
}

async function openWithRedis(db: Database): Promise<Opened> {
  const server = await startRedis();
  const boards = openRedisBoards({ url: server.url, db, clock: () => clock.now, log: pino({ level: 'silent' }) });
  return {
    boards,
    async close() {
      await boards.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

const KINDS: Record<string, (db: Database) => Promise<Opened>> = {
  'the database': async (db) => ({ boards: createSqlBoards(db), close: async () => {} }),
  ...(DATABASE === 'postgres' && { Redis: openWithRedis }),
};

/** Whether the index is whole, and takes what is written. */
async function hasWholeIndex(db: Database, boards: Boards): Promise<boolean> {
  await boards.keepIndex();
  for (const score of [1, null]) await put(db, boards, 0, [{ board: WEEK, score }]);
  const [state] = await db.query<{ whole: boolean }>(
    'select boards_generation = boards_built as whole from server_state',
  );
  return state?.whole === true;
}

describe.each(Object.keys(KINDS))('boards in %s', (kind) => {
  let db: Database;
  let opened: Opened;
  let boards: Boards;
  beforeAll(async () => {
    db = await openTestDatabase();
    opened = (await KINDS[kind]?.(db)) as Opened;
    boards = opened.boards;
    await addMembers(db, ...Array.from({ length: 20 }, (_, i) => i));
  });
  beforeEach(async () => {
    await db.exec('truncate leaderboard_scores; update server_state set boards_generation = boards_generation + 1');
    if (kind === 'Redis') await vi.waitUntil(() => hasWholeIndex(db, boards), { timeout: 30_000 });
  });
  afterAll(async () => {
    await opened.close();
    await db.close();
  });

  test('an empty board has nobody', async () => {
    expect(await boards.view(WEEK, idOf(1), 10)).toEqual({ members: 0, top: [], own: null, neighbours: [] });
  });

  test('equal points share a rank, and leave the next ones out', async () => {
    for (const [n, score] of [
      [1, 50],
      [2, 40],
      [3, 40],
      [4, 30],
    ] as const)
      await put(db, boards, n, [{ board: WEEK, score }]);
    const { top, own } = await boards.view(WEEK, idOf(3), 10);
    expect(top.map(({ rank, name, score }) => [rank, name, score])).toEqual([
      [1, 'Student 1', 50],
      [2, 'Student 3', 40],
      [2, 'Student 2', 40],
      [4, 'Student 4', 30],
    ]);
    expect(own).toMatchObject({ rank: 2, score: 40 });
  });

  test('boards are apart, and a student leaves one with null', async () => {
    await put(db, boards, 1, [
      { board: WEEK, score: 5 },
      { board: ALL_TIME, score: 70 },
    ]);
    await put(db, boards, 1, [{ board: WEEK, score: null }]);
    expect((await boards.view(WEEK, idOf(1), 10)).members).toBe(0);
    expect((await boards.view(ALL_TIME, idOf(1), 10)).own).toMatchObject({ rank: 1, score: 70 });
  });

  test('a change that was rolled back is none', async () => {
    const failing = db.transaction(async (tx) => {
      await save(tx, await boards.writeIn(tx), 2, [{ board: ALL_TIME, score: 9 }]);
      throw new Error('not after all');
    });
    await expect(failing).rejects.toThrow('not after all');
    clock.now += 61_000;
    await boards.keepIndex();
    expect((await boards.view(ALL_TIME, idOf(2), 10)).members).toBe(0);
  });

  test('a board looks as one that is counted in the plainest way, whatever changes in it, and ranks are told', async () => {
    const scores = new Map<number, number>();
    const change = fc.tuple(fc.nat(19), fc.option(fc.integer({ min: 1, max: 6 })));
    const look = fc.tuple(fc.nat(19), fc.integer({ min: 1, max: 25 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 15 }), look, async (changes, [me, limit]) => {
        for (const [n, score] of changes) {
          const rank = () => plainView(scores, n, 0).own?.rank ?? null;
          const before = rank();
          const ranks = await put(db, boards, n, [{ board: ALL_TIME, score }]);
          if (score === null) scores.delete(n);
          else scores.set(n, score);
          expect(ranks).toEqual({ before, after: rank() });
        }
        expect(await boards.view(ALL_TIME, idOf(me), limit)).toEqual(plainView(scores, me, limit));
      }),
      { numRuns: 40 },
    );
  });
});

test('a view in the database is of one moment: the last of a board sees themselves while others join above', async () => {
  const db = await openTestDatabase();
  await addMembers(db, ...Array.from({ length: 20 }, (_, i) => i));
  const boards = createSqlBoards(db);
  for (let n = 1; n <= 8; n++) await put(db, boards, n, [{ board: WEEK, score: n }]);
  let next = 9;
  const busy: Queryable = {
    ...db,
    query: async (sql, params) => {
      const rows = await db.query(sql, params);
      await put(db, boards, next++, [{ board: WEEK, score: 99 }]);
      return rows as never;
    },
  };
  expect((await createSqlBoards(busy).view(WEEK, idOf(1), 10)).own).toMatchObject({ rank: 8, score: 1 });
  await db.close();
});
