import { describe, expect, it } from 'vitest';
import type { LessonDownload } from './download-queue.ts';
import { entryOf, savedLesson } from './sample-lessons.ts';
import { subjectDownloads } from './subject-downloads.ts';

const WAVES = entryOf('waves', { subject: 'physics', files: { w: 100 } });
const LIGHT = entryOf('light', { subject: 'physics', files: { l: 200 } });
const HEAT = entryOf('heat', { subject: 'physics', files: { h: 300 } });
const ENTRIES = [WAVES, LIGHT, HEAT];

describe('a subject on its way', () => {
  it('is none while no lesson is', () => {
    expect(subjectDownloads(ENTRIES, [savedLesson(WAVES)], {})).toEqual([]);
  });

  it('counts what has arrived, so that its total stands still', () => {
    const queue = { light: download('running', 50, 200), heat: download('waiting', 0, 300) };
    const before = subjectDownloads(ENTRIES, [savedLesson(WAVES)], queue)[0];
    expect(before).toMatchObject({ doneBytes: 150, totalBytes: 600, doneLessons: 1, allLessons: 3 });
    const after = subjectDownloads(ENTRIES, [savedLesson(WAVES), savedLesson(LIGHT)], { heat: queue.heat })[0];
    expect(after).toMatchObject({ doneBytes: 300, totalBytes: 600, doneLessons: 2, allLessons: 3 });
  });

  it('takes a lesson that is being updated for one that is still to come', () => {
    const queue = { waves: download('running', 0, 40) };
    expect(subjectDownloads(ENTRIES, [savedLesson(WAVES)], queue)[0]).toMatchObject({ doneLessons: 0, allLessons: 1 });
  });

  it.each([
    ['running', ['paused', 'failed', 'running', 'waiting']],
    ['waiting', ['failed', 'waiting', 'paused']],
    ['failed', ['paused', 'failed']],
    ['paused', ['paused']],
  ] as const)('is %s when its lessons are %s', (phase, phases) => {
    const entries = phases.map((each) => entryOf(each, { subject: 'physics', files: { [each]: 10 } }));
    const queue = Object.fromEntries(phases.map((each) => [each, download(each)]));
    expect(subjectDownloads(entries, [], queue)[0]?.phase).toBe(phase);
  });

  it('sorts its lessons by what can be done, and tells each reason once', () => {
    const queue = {
      waves: download('failed', 0, 100, 'NETWORK'),
      light: download('failed', 0, 200, 'NETWORK'),
      heat: download('paused'),
    };
    expect(subjectDownloads(ENTRIES, [], queue)[0]).toMatchObject({
      moving: [],
      paused: ['heat'],
      failed: ['waves', 'light'],
      reasons: ['NETWORK'],
    });
  });
});

function download(
  phase: LessonDownload['phase'],
  doneBytes = 0,
  totalBytes = 100,
  reason?: LessonDownload['reason'],
): LessonDownload {
  return { phase, doneBytes, totalBytes, ...(reason && { reason }) };
}
