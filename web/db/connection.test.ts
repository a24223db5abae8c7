import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { type DBSchema, unwrap } from 'idb';
import { describe, expect, it } from 'vitest';
import { connect, type Migration, type Transaction } from './connection.ts';

interface TestSchema extends DBSchema {
  things: { key: string; value: number };
  others: { key: string; value: number };
}

const MIGRATIONS: Migration<TestSchema>[] = [
  (db) => void db.createObjectStore('things'),
  (db) => void db.createObjectStore('others'),
];

function open(factory: IDBFactory, migrations = MIGRATIONS) {
  return connect<TestSchema, Transaction<TestSchema>>({ factory, name: 'test', migrations, rows: (tx) => tx });
}

const put = (value: number) => (tx: Transaction<TestSchema>) => tx.objectStore('things').put(value, 'key');
const get = (tx: Transaction<TestSchema>) => tx.objectStore('things').get('key');

describe('a database', () => {
  it('is upgraded by the steps it lacks, with what it holds kept', async () => {
    const factory = new IDBFactory();
    await open(factory, MIGRATIONS.slice(0, 1)).write(put(1));
    const upgraded = open(factory);
    expect(await upgraded.read(get)).toBe(1);
    expect(await upgraded.read((tx) => tx.objectStore('others').count())).toBe(0);
  });

  it('lets another tab upgrade it while open, and tells this one that its app is too old', async () => {
    const factory = new IDBFactory();
    const old = open(factory, MIGRATIONS.slice(0, 1));
    await old.write(put(1));
    expect(await open(factory).read(get)).toBe(1);
    await expect(old.read(get)).rejects.toMatchObject({ name: 'VersionError' });
  });

  it('is opened again after it was closed, by us or by the browser', async () => {
    const factory = new IDBFactory();
    const db = open(factory);
    await db.write(put(1));
    await db.close();
    expect(await db.read(get)).toBe(1);
    const connection = await db.read(async (tx) => unwrap(tx.db));
    forceCloseDatabase(connection as unknown as Parameters<typeof forceCloseDatabase>[0]);
    expect(await db.read(get)).toBe(1);
  });

  it('keeps nothing of a write whose work fails', async () => {
    const db = open(new IDBFactory());
    await db.write(put(1));
    const failing = db.write(async (tx) => {
      await put(2)(tx);
      throw new Error('thought better of it');
    });
    await expect(failing).rejects.toThrow('thought better of it');
    expect(await db.read(get)).toBe(1);
  });
});
