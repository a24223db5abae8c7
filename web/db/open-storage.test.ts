import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStorage } from './open-storage.ts';

const WAITING = { eventId: 'answer', bytes: 10 };
const { add, delete: remove } = IDBObjectStore.prototype;

describe('fault 21: quota exceeded on outbox write', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is overcome in the room that was kept free for it', async () => {
    const store = await openStorage(new IDBFactory()).openStudent('amina');
    let hasRoom = false;
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
      hasRoom ||= key === 'ballast';
      return remove.call(this, key);
    });
    fillPhone(() => hasRoom);
    await store.write((rows) => rows.addWaiting(WAITING));
    expect(await store.read((rows) => rows.countWaiting())).toBe(1);
  });

  it('is not written while the first screen is drawn, nor after the database was closed', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const waiting: (() => Promise<void>)[] = [];
    const storage = openStorage(new IDBFactory(), { whenSettled: (work) => waiting.push(work) });
    const closed = await storage.openStudent('amina');
    await closed.close();
    await storage.openStudent('amina');
    expect(waiting).toHaveLength(2);
    await waiting[0]?.();
    expect(put).not.toHaveBeenCalled();
    await waiting[1]?.();
    expect(put).toHaveBeenCalledWith(expect.any(Uint8Array), 'ballast');
  });

  it('is told when even that is not enough, and nothing is half written', async () => {
    const store = await openStorage(new IDBFactory()).openStudent('amina');
    fillPhone(() => false);
    await expect(store.write((rows) => rows.addWaiting(WAITING))).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(await store.read((rows) => rows.countWaiting())).toBe(0);
  });
});

function fillPhone(hasRoom: () => boolean): void {
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...row) {
    if (!hasRoom()) throw new DOMException('full', 'QuotaExceededError');
    return add.apply(this, row);
  });
}
