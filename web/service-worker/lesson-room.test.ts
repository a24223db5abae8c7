import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonsToRemove, usedBytes } from './lesson-room.ts';
import type { SavedLesson } from './messages.ts';

const A = lesson('a', { '/a': 100, '/shared': 50 }, 3);
const B = lesson('b', { '/b': 100, '/shared': 50 }, 1);
const C = lesson('c', { '/c': 100 }, 2);
const INCOMING = { id: 'new', files: [{ url: '/new', bytes: 100 }] };

describe('the room lessons take', () => {
  it('counts a file that two share once', () => {
    expect(usedBytes([])).toBe(0);
    expect(usedBytes([A, B])).toBe(250);
  });
});

describe('the lessons that make room', () => {
  it('are none while everything fits', () => {
    expect(lessonsToRemove([A, B, C], INCOMING, 450)).toEqual([]);
  });

  it('are those opened longest ago, and no more than needed', () => {
    expect(ids(lessonsToRemove([A, B, C], INCOMING, 449))).toEqual(['b']);
    expect(ids(lessonsToRemove([A, B, C], INCOMING, 349))).toEqual(['b', 'c']);
  });

  it('are never pinned ones', () => {
    expect(ids(lessonsToRemove([A, { ...B, pinned: true }, C], INCOMING, 449))).toEqual(['c']);
  });

  it('are none when not even all that may go make enough room', () => {
    expect(lessonsToRemove([{ ...A, pinned: true }, B], INCOMING, 249)).toBeNull();
    expect(lessonsToRemove([A, B], INCOMING, 99)).toBeNull();
  });

  it('are never the version on the phone of the lesson that is brought up to date, whose room is free then', () => {
    expect(lessonsToRemove([B], { id: 'b', files: [{ url: '/b2', bytes: 150 }] }, 150)).toEqual([]);
  });

  it('leave everything within the limit, keep the pinned, and go in the order of use', () => {
    const lessons = fc
      .array(fc.record({ pinned: fc.boolean(), lastOpenedAt: fc.nat(9), own: fc.nat(100), shares: fc.boolean() }))
      .map((uses) =>
        uses.map(({ pinned, lastOpenedAt, own, shares }, n): SavedLesson => {
          const files = { [`/${n}`]: own, ...(shares && { '/shared': 40 }) };
          return { ...lesson(`${n}`, files, lastOpenedAt), pinned };
        }),
      );
    fc.assert(
      fc.property(lessons, fc.nat(1000), (saved, limit) => {
        const leaving = lessonsToRemove(saved, INCOMING, limit);
        const pinned = saved.filter((lesson) => lesson.pinned);
        if (leaving === null) {
          expect(usedBytes([INCOMING, ...pinned])).toBeGreaterThan(limit);
          return;
        }
        const staying = saved.filter((lesson) => !leaving.includes(lesson));
        expect(staying).toEqual(expect.arrayContaining(pinned));
        expect(usedBytes([INCOMING, ...staying])).toBeLessThanOrEqual(limit);
        const last = leaving.at(-1);
        // Had the last one stayed, it would not have fitted.
        if (last) expect(usedBytes([INCOMING, ...staying, last])).toBeGreaterThan(limit);
        const latestToGo = Math.max(...leaving.map(({ lastOpenedAt }) => lastOpenedAt));
        for (const { pinned, lastOpenedAt } of staying) {
          if (!pinned) expect(lastOpenedAt).toBeGreaterThanOrEqual(latestToGo);
        }
      }),
    );
  });
});

function ids(lessons: SavedLesson[] | null) {
  return lessons?.map(({ id }) => id);
}

function lesson(id: string, sizes: Record<string, number>, lastOpenedAt: number): SavedLesson {
  const files = Object.entries(sizes).map(([url, bytes]) => ({ url, bytes }));
  return {
    id,
    contentHash: '',
    title: id,
    files,
    bytes: usedBytes([{ files }]),
    savedAt: 0,
    pinned: false,
    lastOpenedAt,
  };
}
