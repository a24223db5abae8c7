import type { SavedLesson } from './messages.ts';
import type { LessonSaver, OnProgress } from './save-lesson.ts';

interface Download {
  stop: AbortController;
  listeners: OnProgress[];
  saving: Promise<SavedLesson>;
}

/** The lessons being saved right now: a second request for one joins the first, whichever window it comes from. */
export function createDownloads(saver: LessonSaver) {
  const running = new Map<string, Download>();

  return {
    save(lessonId: string, onProgress: OnProgress): Promise<SavedLesson> {
      const download = running.get(lessonId) ?? begin(lessonId);
      download.listeners.push(onProgress);
      return download.saving;
    },

    /** Resolves when nothing is fetched for the lesson any more, and nothing of it left unless it was saved before. */
    async cancel(lessonId: string, keepPartial: boolean): Promise<void> {
      await stop(lessonId);
      if (!keepPartial) await saver.dropPartial(lessonId);
    },

    async remove(lessonId: string): Promise<void> {
      // An update under way would bring it back.
      await stop(lessonId);
      await saver.dropPartial(lessonId);
      await saver.remove(lessonId);
    },

    async clear(): Promise<void> {
      await Promise.all(Array.from(running.keys(), stop));
      await saver.clear();
    },
  };

  function begin(lessonId: string): Download {
    const stop = new AbortController();
    const listeners: OnProgress[] = [];
    const tellAll: OnProgress = (...progress) => {
      for (const tell of listeners) tell(...progress);
    };
    const saving = saver.save(lessonId, tellAll, stop.signal);
    const download = { stop, listeners, saving };
    running.set(lessonId, download);
    const forget = () => {
      if (running.get(lessonId) === download) running.delete(lessonId);
    };
    saving.then(forget, forget);
    return download;
  }

  async function stop(lessonId: string): Promise<void> {
    const download = running.get(lessonId);
    // Who asks for it from now on begins anew.
    running.delete(lessonId);
    download?.stop.abort();
    // How it ended is told to those who asked for the lesson.
    await Promise.allSettled([download?.saving]);
  }
}
