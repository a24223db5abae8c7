import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { connect } from './connection.ts';
import { openStorage } from './open-storage.ts';
import { SHARED_DB, SHARED_MIGRATIONS, type SharedSchema } from './shared-db.ts';

describe('saved lessons', () => {
  it('of the first version of the database stay saved', async () => {
    const factory = new IDBFactory();
    const migrations = SHARED_MIGRATIONS.slice(0, 1);
    const first = connect<SharedSchema, IDBObjectStore>({
      factory,
      name: SHARED_DB,
      migrations,
      rows: (tx) => tx.objectStore('lessons') as unknown as IDBObjectStore,
    });
    const old = {
      id: 'mole',
      contentHash: 'a',
      title: 'The mole',
      files: ['/a.json', '/b.svg'],
      bytes: 10,
      savedAt: 7,
    };
    await first.write(async (lessons) => void lessons.put(old));
    await first.close();

    expect(await openStorage(factory).lessons.all()).toEqual([
      {
        ...old,
        files: [
          { url: '/a.json', bytes: 10 },
          { url: '/b.svg', bytes: 0 },
        ],
        pinned: false,
        lastOpenedAt: 7,
      },
    ]);
  });

  it('change only while they are saved', async () => {
    const { lessons } = openStorage(new IDBFactory());
    const mole = { id: 'mole', contentHash: 'a', title: '', files: [], bytes: 0, savedAt: 7, pinned: false };
    await lessons.put({ ...mole, lastOpenedAt: 7 });
    await lessons.change('mole', { lastOpenedAt: 9 });
    await lessons.change('atoms', { pinned: true });
    expect(await lessons.all()).toEqual([{ ...mole, lastOpenedAt: 9 }]);
  });
});
