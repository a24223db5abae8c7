import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../test-database.ts';
import type { Database } from './database.ts';

let db: Database;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

test('values of every kind in use come back as they went in', async () => {
  const at = new Date('2026-11-23T09:00:00.123Z');
  const values = {
    n: 9007199254740991,
    at,
    json: { a: [1, null, 'ọ'] },
    list: ['a', 'b,"c'],
    ratio: 0.1,
    is: true,
    none: null,
  };
  const [row] = await db.query(
    `select $1::bigint as n, $2::timestamptz as at, $3::jsonb as json, $4::text[] as list, $5::double precision as ratio,
       $6::boolean as is, $7::text as none`,
    [values.n, at, JSON.stringify(values.json), values.list, values.ratio, true, null],
  );
  expect(row).toEqual(values);
  expect(await db.query('select count(*) as n from server_state')).toEqual([{ n: 1 }]);
});

test('a statement that is wrong says why', async () => {
  await expect(db.query('select nothing_such')).rejects.toThrow('column "nothing_such" does not exist');
  await expect(db.exec('no sql')).rejects.toThrow('syntax error');
});

test('queries sent together run in the order sent', async () => {
  const answers = await db.transaction((tx) =>
    Promise.all([
      tx.query('update server_state set fold_version = 5'),
      tx.query('select fold_version from server_state'),
      tx.query('update server_state set fold_version = 0 returning fold_version'),
    ]),
  );
  expect(answers).toEqual([[], [{ fold_version: 5 }], [{ fold_version: 0 }]]);
});

test('transactions that change the same row at once all count', async () => {
  const addOne = () =>
    db.transaction(async (tx) => {
      const [state] = await tx.query<{ fold_version: number }>('select fold_version from server_state for update');
      await tx.query('update server_state set fold_version = $1', [(state?.fold_version ?? 0) + 1]);
    });
  await Promise.all(Array.from({ length: 30 }, addOne));
  expect(await db.query('select fold_version from server_state')).toEqual([{ fold_version: 30 }]);
  await db.query('update server_state set fold_version = 0');
});

test('a transaction does not pass for committed when one of its statements failed unnoticed', async () => {
  const careless = db.transaction(async (tx) => {
    await tx.query('update server_state set fold_version = 77');
    await Promise.allSettled([tx.query('select nothing_such')]);
  });
  await expect(careless).rejects.toThrow('rolled back');
  expect(await db.query('select fold_version from server_state')).toEqual([{ fold_version: 0 }]);
});

test('what a transaction finishes with is committed with it, or fails it', async () => {
  const set = (value: string) =>
    db.transaction(async (tx) => {
      tx.finishWith(tx.query(`update server_state set fold_version = ${value}`));
      tx.finishWith(tx.query('update server_state set fold_version = fold_version + 1'));
    });
  await set('20');
  expect(await db.query('select fold_version from server_state')).toEqual([{ fold_version: 21 }]);
  await expect(set('nothing_such')).rejects.toThrow('column "nothing_such" does not exist');
  await expect(set('1 / 0')).rejects.toThrow('division by zero');
  expect(await db.query('select fold_version from server_state')).toEqual([{ fold_version: 21 }]);
  await db.query('update server_state set fold_version = 0');
});

test('a part of a transaction that goes on when another part has failed changes nothing', async () => {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  let straggler: Promise<unknown> = Promise.resolve();
  const failing = db.transaction((tx) => {
    straggler = late.then(() => tx.query('update server_state set fold_version = 99'));
    return Promise.all([straggler, tx.query('select nothing_such')]);
  });
  await expect(failing).rejects.toThrow('nothing_such');
  resolve();
  await expect(straggler).rejects.toThrow();
  expect(await db.query('select fold_version from server_state')).toEqual([{ fold_version: 0 }]);
});

test('a transaction that fails leaves nothing behind', async () => {
  const failing = db.transaction(async (tx) => {
    await tx.query('update server_state set fold_version = 77');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await db.query('select fold_version from server_state')).toEqual([{ fold_version: 0 }]);
});
