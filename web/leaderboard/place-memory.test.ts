import { describe, expect, it } from 'vitest';
import { notePlace, placeBefore, type SeenPlace } from './place-memory.ts';

function createMemory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

const MONDAY: SeenPlace = { studentId: 'amina', board: 'week:2026-11-23', rank: 16, day: '2026-11-23' };
const WEDNESDAY: SeenPlace = { ...MONDAY, rank: 14, day: '2026-11-25' };

describe('the place on a board', () => {
  it('is compared with that of the last other day', () => {
    const memory = createMemory();
    for (const place of [MONDAY, { ...WEDNESDAY, rank: 15 }, WEDNESDAY]) notePlace(memory, place);
    expect(placeBefore(memory, WEDNESDAY)).toEqual(MONDAY);
    expect(placeBefore(memory, { ...WEDNESDAY, day: '2026-11-26' })).toEqual(WEDNESDAY);
  });

  it('is compared with nothing on the first day, on another board and for another student', () => {
    const memory = createMemory();
    notePlace(memory, MONDAY);
    expect(placeBefore(memory, MONDAY)).toBeUndefined();
    expect(placeBefore(memory, { ...WEDNESDAY, board: 'all_time' })).toBeUndefined();
    expect(placeBefore(memory, { ...WEDNESDAY, studentId: 'bayo' })).toBeUndefined();
  });

  it('is forgotten when many others were seen since', () => {
    const memory = createMemory();
    notePlace(memory, MONDAY);
    for (let i = 0; i < 20; i++) notePlace(memory, { ...MONDAY, board: `week:${i}` });
    expect(placeBefore(memory, WEDNESDAY)).toBeUndefined();
  });
});
