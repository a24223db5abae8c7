import { describe, expect, it, vi } from 'vitest';
import { createDownloads } from './downloads.ts';
import { LessonFailure } from './lesson-failure.ts';
import type { SavedLesson } from './messages.ts';
import type { OnProgress } from './save-lesson.ts';

const MOLE = { id: 'mole' } as SavedLesson;

describe('downloads', () => {
  it('are joined by whoever asks for the same lesson meanwhile', async () => {
    const { downloads, saves } = createWorker();
    const [first, second] = [vi.fn(), vi.fn()];
    const asked = [downloads.save('mole', first)];
    saves[0]?.onProgress(1, 3);
    asked.push(downloads.save('mole', second));
    saves[0]?.onProgress(2, 3);
    saves[0]?.resolve(MOLE);
    expect(await Promise.all(asked)).toEqual([MOLE, MOLE]);
    expect(saves).toHaveLength(1);
    expect(first.mock.calls).toEqual([
      [1, 3],
      [2, 3],
    ]);
    expect(second.mock.calls).toEqual([[2, 3]]);
  });

  it('begin anew once the one before has ended, well or not', async () => {
    const { downloads, saves } = createWorker();
    const failing = downloads.save('mole', () => {});
    saves[0]?.reject(new LessonFailure('NETWORK', 'offline'));
    await expect(failing).rejects.toMatchObject({ reason: 'NETWORK' });
    const again = downloads.save('mole', () => {});
    saves[1]?.resolve(MOLE);
    expect(await again).toBe(MOLE);
  });

  it('of different lessons run beside each other', () => {
    const { downloads, saves } = createWorker();
    void downloads.save('mole', () => {});
    void downloads.save('atoms', () => {});
    expect(saves.map(({ lessonId }) => lessonId)).toEqual(['mole', 'atoms']);
  });

  it('stop for everyone who waits when cancelled, and drop what arrived unless it is to be kept', async () => {
    const { downloads, saver } = createWorker();
    const waiting = [downloads.save('mole', () => {}), downloads.save('mole', () => {})];
    const ended = Promise.allSettled(waiting);
    await downloads.cancel('mole', true);
    expect(await ended).toMatchObject(Array(2).fill({ reason: { reason: 'CANCELLED' } }));
    expect(saver.dropPartial).not.toHaveBeenCalled();
    await downloads.cancel('mole', false);
    expect(saver.dropPartial).toHaveBeenCalledWith('mole');
  });

  it('are not joined once they were cancelled', async () => {
    const { downloads, saves } = createWorker({ ignoresAbort: true });
    const stopped = downloads.save('mole', () => {});
    const cancelled = downloads.cancel('mole', true);
    const again = downloads.save('mole', () => {});
    expect(saves).toHaveLength(2);
    saves[0]?.resolve(MOLE);
    await Promise.all([stopped, cancelled]);
    // The end of the first is not taken for the end of the second.
    const joined = downloads.save('mole', () => {});
    expect(saves).toHaveLength(2);
    saves[1]?.resolve(MOLE);
    expect(await Promise.all([again, joined])).toEqual([MOLE, MOLE]);
  });

  it('stop before their lesson is removed, and all of them before everything is', async () => {
    const { downloads, saves, saver } = createWorker();
    const ended = ['mole', 'atoms', 'waves'].map((id) => downloads.save(id, () => {}));
    const all = Promise.allSettled(ended);
    await downloads.remove('mole');
    expect(saves.map(({ signal }) => signal.aborted)).toEqual([true, false, false]);
    expect(saver.remove).toHaveBeenCalledWith('mole');
    await downloads.clear();
    expect(saves.map(({ signal }) => signal.aborted)).toEqual([true, true, true]);
    expect(saver.clear).toHaveBeenCalledOnce();
    await all;
  });
});

function createWorker({ ignoresAbort = false } = {}) {
  type Save = PromiseWithResolvers<SavedLesson> & { lessonId: string; onProgress: OnProgress; signal: AbortSignal };
  const saves: Save[] = [];
  const saver = {
    save(lessonId: string, onProgress: OnProgress, signal: AbortSignal) {
      const save = Promise.withResolvers<SavedLesson>();
      saves.push({ ...save, lessonId, onProgress, signal });
      const stop = () => save.reject(new LessonFailure('CANCELLED', 'stopped'));
      if (!ignoresAbort) signal.addEventListener('abort', stop);
      return save.promise;
    },
    dropPartial: vi.fn(async () => {}),
    remove: vi.fn(async () => {}),
    clear: vi.fn(async () => {}),
  };
  return { downloads: createDownloads(saver), saves, saver };
}
