import type { QueryClient } from '@tanstack/react-query';
import type { LearningEvent } from '../../domain/events.ts';
import { scoreEvent } from '../../domain/grading.ts';
import { browserDeps } from '../client/browser-deps.ts';
import { type Client, createClient } from '../client/client.ts';
import { startTriggers } from '../client/sync/triggers.ts';
import type { Storage } from '../db/open-storage.ts';
import { lessonQuery } from '../lessons/lesson-queries.ts';
import { backgroundSync } from './background-sync.ts';

/** The client core of this page, sending by itself whenever that may succeed. */
export function startClient(queries: QueryClient, storage: Storage): Client {
  const client = createClient({
    storage,
    ...browserDeps(),
    score: (event) => scoreWithReadLesson(queries, event),
  });
  startTriggers({
    client,
    window,
    document,
    now: () => Date.now(),
    timers: {
      set: (run, milliseconds) => setTimeout(run, milliseconds),
      clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout> | undefined),
    },
    registerBackgroundSync: backgroundSync(navigator.serviceWorker),
    onError: (error) => console.error('Sending failed on this phone', error),
  });
  return client;
}

/** An answer is given on a lesson's screen, so its lesson has been read by then. */
function scoreWithReadLesson(queries: QueryClient, event: LearningEvent): number | null {
  if (!('contentHash' in event)) return null;
  const lesson = queries.getQueryData(lessonQuery(event.contentHash).queryKey);
  return lesson ? scoreEvent(event, lesson) : null;
}
