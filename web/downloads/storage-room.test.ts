import { describe, expect, it } from 'vitest';
import { isNearlyFull, readStorageRoom } from './storage-room.ts';

describe('the room on this phone', () => {
  it('is what the browser allows without what is used', async () => {
    const storage = { estimate: async () => ({ quota: 100, usage: 30 }), persisted: async () => true };
    expect(await readStorageRoom(storage)).toEqual({ leftBytes: 70, persisted: true });
  });

  it('is never less than nothing', async () => {
    expect(await readStorageRoom({ estimate: async () => ({ quota: 10, usage: 30 }) })).toMatchObject({ leftBytes: 0 });
  });

  it('is not known where the browser does not tell', async () => {
    expect(await readStorageRoom(undefined)).toEqual({ leftBytes: null, persisted: null });
    expect(await readStorageRoom({ estimate: async () => ({}) })).toEqual({ leftBytes: null, persisted: null });
  });

  it.each([
    [0, true],
    [29_999_999, true],
    [30_000_000, false],
    [null, false],
  ])('of %s bytes is scarce: %s', (leftBytes, scarce) => {
    expect(isNearlyFull({ leftBytes, persisted: null })).toBe(scarce);
  });
});
