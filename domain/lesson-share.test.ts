import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonShare, minutesLeft } from './lesson-share.ts';
import { quizTaken, sampleEntry, sampleLessonProgress } from './sample-study.ts';

const ENTRY = sampleEntry({ id: 'the-mole', sections: 4, questions: 10, minutes: 45 });

const read = (count: number) => Array.from({ length: count }, (_, i) => `s${i}`);

describe('how much of a lesson is done', () => {
  it.each([
    [undefined, 0, 45],
    [sampleLessonProgress(), 0, 45],
    [sampleLessonProgress({ sections: read(1) }), 0.2, 36],
    [sampleLessonProgress({ sections: read(4) }), 0.8, 9],
    [sampleLessonProgress({ sections: read(9) }), 0.8, 9],
    [sampleLessonProgress({ quiz: quizTaken(0) }), 0.2, 36],
    [sampleLessonProgress({ sections: read(4), quiz: quizTaken(0.3) }), 1, 0],
    [sampleLessonProgress({ completedAt: 1 }), 1, 0],
  ])('%#: is %s of 1, with %s minutes left', (progress, share, minutes) => {
    expect(lessonShare(ENTRY, progress)).toBe(share);
    expect(minutesLeft(ENTRY, progress)).toBe(minutes);
  });

  it('leaves the quiz out where there is none', () => {
    const entry = { ...ENTRY, questions: 0 };
    expect(lessonShare(entry, sampleLessonProgress({ sections: read(2), quiz: quizTaken(1) }))).toBe(0.5);
    expect(lessonShare({ ...entry, sections: 0 }, sampleLessonProgress())).toBe(0);
  });

  it('rounds minutes up, without a slip of binary fractions', () => {
    const entry = sampleEntry({ id: 'x', sections: 9, questions: 1, minutes: 30 });
    expect(minutesLeft(entry, sampleLessonProgress({ sections: read(7) }))).toBe(9);
    expect(minutesLeft({ ...entry, minutes: 31 }, sampleLessonProgress({ sections: read(7) }))).toBe(10);
  });

  it('is between 0 and 1 and grows with each section; no time is left exactly when all is done', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.nat(5), fc.nat(12), fc.boolean(), (sections, questions, count, quiz) => {
        const entry = { ...ENTRY, sections, questions };
        const progress = sampleLessonProgress({ sections: read(count), ...(quiz && { quiz: quizTaken(0.1) }) });
        const share = lessonShare(entry, progress);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(lessonShare(entry, { ...progress, sections: read(count + 1) })).toBeGreaterThanOrEqual(share);
        expect(minutesLeft(entry, progress) === 0).toBe(share === 1);
      }),
    );
  });
});
