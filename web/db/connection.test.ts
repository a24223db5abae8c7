import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { type DBSchema, unwrap } from 'idb';
import { describe, expect, it, vi } from 'vitest';
import { connect, type DatabaseTrouble, type Migration, type Surroundings, type Transaction } from './connection.ts';

interface TestSchema extends DBSchema {
  things: { key: string; value: number };
  others: { key: string; value: number };
}

const MIGRATIONS: Migration<TestSchema>[] = [
  (db) => void db.createObjectStore('things'),
  (db) => void db.createObjectStore('others'),
];

function open(factory: IDBFactory, migrations = MIGRATIONS, surroundings: Surroundings = {}) {
  return connect<TestSchema, Transaction<TestSchema>>({
    factory,
    name: 'test',
    migrations,
    rows: (tx) => tx,
    surroundings,
  });
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
    lose(await db.read(async (tx) => unwrap(tx.db)));
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

describe('fault 23: a database that another window', () => {
  it('keeps open in its old version is waited for, which is told, and nothing is lost', async () => {
    const factory = new IDBFactory();
    await open(factory, MIGRATIONS.slice(0, 1)).write(put(1));
    const oldWindow = await openRaw(factory, 1);
    const troubles: (DatabaseTrouble | null)[] = [];
    const upgraded = open(factory, MIGRATIONS, { onTrouble: (trouble) => troubles.push(trouble) });

    const writing = upgraded.write(put(2));
    await vi.waitFor(() => expect(troubles).toEqual(['blocked']));
    oldWindow.close();
    await writing;
    expect(troubles).toEqual(['blocked', null]);
    expect(await upgraded.read(get)).toBe(2);
  });

  it('has upgraded beyond this app is left as it is, and told', async () => {
    const factory = new IDBFactory();
    await open(factory).write(put(1));
    const troubles: (DatabaseTrouble | null)[] = [];
    const old = open(factory, MIGRATIONS.slice(0, 1), { onTrouble: (trouble) => troubles.push(trouble) });
    await expect(old.write(put(2))).rejects.toMatchObject({ name: 'VersionError' });
    expect(troubles).toEqual(['outdated']);
    expect(await open(factory).read(get)).toBe(1);
  });
});

it('fault 23: a write under way when the connection is lost is done again, once', async () => {
  const db = open(new IDBFactory());
  let runs = 0;
  await db.write(async (tx) => {
    runs++;
    const before = (await get(tx)) ?? 0;
    await put(before + 1)(tx);
    if (runs === 1) loseAt(tx);
    await get(tx);
  });
  expect(runs).toBe(2);
  expect(await db.read(get)).toBe(1);
});

it('fault 23: a connection that is lost every time is an error in the end', async () => {
  const db = open(new IDBFactory());
  const losing = db.write(async (tx) => {
    const asked = get(tx);
    loseAt(tx);
    await asked;
  });
  await expect(losing).rejects.toMatchObject({ name: 'AbortError' });
});

describe('fault 24: a page that is frozen in the middle of a write', () => {
  /** Freezes, and does not come to the end of its work until it goes on. */
  async function freezeInWrite(factory: IDBFactory) {
    const lifecycle = new EventTarget();
    const halfWay = Promise.withResolvers<void>();
    let isFrozen = true;
    const writing = open(factory, MIGRATIONS, { lifecycle }).write(async (tx) => {
      const before = (await get(tx)) ?? 0;
      await put(before + 1)(tx);
      halfWay.resolve();
      // As when no task of the page is run any more: there are requests, and nobody takes their answers.
      while (isFrozen) await get(tx);
    });
    await halfWay.promise;
    lifecycle.dispatchEvent(new Event('freeze'));
    return {
      writing,
      resume() {
        isFrozen = false;
        lifecycle.dispatchEvent(new Event('resume'));
      },
    };
  }

  it('lets others write meanwhile, and writes when it goes on', async () => {
    const factory = new IDBFactory();
    const frozen = await freezeInWrite(factory);
    await open(factory).write(put(10));
    frozen.resume();
    await frozen.writing;
    expect(await open(factory).read(get)).toBe(11);
  });

  it('lets others upgrade the database meanwhile', async () => {
    const factory = new IDBFactory();
    const frozen = await freezeInWrite(factory);
    await open(factory, [...MIGRATIONS, () => {}]).write(put(10));
    frozen.resume();
    await expect(frozen.writing).rejects.toMatchObject({ name: 'VersionError' });
  });
});

describe('fault 25: an upgrade', () => {
  const COUNT = 500;
  const addTen: Migration<TestSchema> = async (_, tx) => {
    const things = tx.objectStore('things');
    for (const key of await things.getAllKeys()) await things.put(((await things.get(key)) ?? 0) + 10, key);
  };
  const sum = async (tx: Transaction<TestSchema>) => (await tx.objectStore('things').getAll()).reduce((a, b) => a + b);

  async function createOldDatabase(): Promise<IDBFactory> {
    const factory = new IDBFactory();
    const old = open(factory);
    await old.write(async (tx) => {
      for (let key = 0; key < COUNT; key++) await tx.objectStore('things').put(1, String(key));
    });
    await old.close();
    return factory;
  }

  it('rewrites the rows it finds', async () => {
    const upgraded = open(await createOldDatabase(), [...MIGRATIONS, addTen]);
    expect(await upgraded.read(sum)).toBe(COUNT * 11);
  });

  it('that crashes in the middle leaves every row as it was, and the next one finds them all', async () => {
    const factory = await createOldDatabase();
    const crashing: Migration<TestSchema> = async (_, tx) => {
      const things = tx.objectStore('things');
      await things.clear();
      throw new Error('crashed in the middle');
    };
    await expect(open(factory, [...MIGRATIONS, crashing]).read(sum)).rejects.toThrow('crashed in the middle');
    expect(await open(factory, [...MIGRATIONS, addTen]).read(sum)).toBe(COUNT * 11);
  });
});

/** As when the browser's storage process dies: what is under way is aborted, and the connection closed. */
function loseAt(tx: Transaction<TestSchema>): void {
  tx.abort();
  lose(unwrap(tx.db));
}

function lose(connection: IDBDatabase): void {
  forceCloseDatabase(connection as unknown as Parameters<typeof forceCloseDatabase>[0]);
}

/** A connection of a window that does not let go when another wants to upgrade. */
function openRaw(factory: IDBFactory, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open('test', version);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
