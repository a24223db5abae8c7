import { describe, expect, it } from 'vitest';
import { entryOf, savedLesson } from './sample-lessons.ts';
import { freedBytes, outdatedLessons, shelves } from './shelves.ts';

const WAVES = entryOf('waves', { subject: 'physics', files: { w1: 60, shared: 40 } });
const LIGHT = entryOf('light', { subject: 'physics', files: { l1: 50, shared: 40 } });
const CELLS = entryOf('cells', { subject: 'biology', files: { c1: 70 } });
const ENTRIES = [CELLS, WAVES, LIGHT];

describe('the shelves of this phone', () => {
  it('stand in the order of subjects, without those that have no lesson', () => {
    expect(shelves(ENTRIES, [], {}).map(({ subject }) => subject)).toEqual(['physics', 'biology']);
  });

  it('count what is here and what could be, a shared file once', () => {
    const [physics] = shelves(ENTRIES, [], {});
    expect(physics).toMatchObject({
      saved: [],
      savedBytes: 0,
      lessonCount: 2,
      missing: [WAVES, LIGHT],
      missingBytes: 150,
    });
    const both = [savedLesson(WAVES), savedLesson(LIGHT)];
    expect(shelves(ENTRIES, both, {})[0]).toMatchObject({ saved: both, savedBytes: 150, missing: [], missingBytes: 0 });
  });

  it('ask nothing for a file that another saved lesson brought', () => {
    expect(shelves(ENTRIES, [savedLesson(WAVES)], {})[0]).toMatchObject({ missing: [LIGHT], missingBytes: 50 });
  });

  it('offer no lesson that is on its way', () => {
    const queue = { waves: { phase: 'failed', doneBytes: 0, totalBytes: 100 } } as const;
    expect(shelves(ENTRIES, [], queue)[0]).toMatchObject({ missing: [LIGHT] });
  });

  it('keep a last place for lessons that the list no longer has', () => {
    const gone = savedLesson(entryOf('alchemy', { subject: 'chemistry', files: { a: 30 } }));
    expect(shelves(ENTRIES, [gone], {}).at(-1)).toMatchObject({
      subject: null,
      saved: [gone],
      savedBytes: 30,
      missing: [],
    });
  });
});

describe('a newer version', () => {
  const newer = { ...WAVES, contentHash: 'newer' };

  it('is known by another hash', () => {
    expect(outdatedLessons([newer, LIGHT], [savedLesson(WAVES), savedLesson(LIGHT)], {})).toEqual([newer]);
  });

  it('is not offered for what is not here, or comes already', () => {
    expect(outdatedLessons([newer], [], {})).toEqual([]);
    const queue = { waves: { phase: 'running', doneBytes: 0, totalBytes: 100 } } as const;
    expect(outdatedLessons([newer], [savedLesson(WAVES)], queue)).toEqual([]);
  });
});

describe('removing lessons', () => {
  const both = [savedLesson(WAVES), savedLesson(LIGHT)];

  it('frees what no other lesson needs', () => {
    expect(freedBytes(both.slice(0, 1), both)).toBe(60);
    expect(freedBytes(both, both)).toBe(150);
    expect(freedBytes([], both)).toBe(0);
  });
});
