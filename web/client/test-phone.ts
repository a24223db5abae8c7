import { IDBFactory } from 'fake-indexeddb';
import type { EventDraft, LearningEvent } from '../../domain/events.ts';
import { openStorage } from '../db/open-storage.ts';
import type { Channel, ClientMessage } from './channel.ts';
import { createClient } from './client.ts';
import { recordEvent } from './events/record-event.ts';
import type { CookieJar, ScriptedServer } from './scripted-server.ts';
import type { StudentStore } from './storage.ts';
import { createLock, type Lock } from './sync/lock.ts';

/** For tests: a browser of its own, with storage, cookies, clock, and as many tabs as wanted. */
export function createTestPhone(server: ScriptedServer, jar: CookieJar = { studentId: null }) {
  const factory = new IDBFactory();
  const shared = createLock(undefined);
  const listeners = new Set<(message: ClientMessage) => void>();
  const phone = {
    jar,
    storage: openStorage(factory),
    /** How far the phone's clock is ahead of the server's, in milliseconds. */
    skew: 0,
    now: () => server.now + phone.skew,
    /** A tab, or the worker. All take turns by one lock unless given another. */
    openTab: (lock: Lock = shared) =>
      createClient({
        storage: openStorage(factory),
        fetch: server.connect(jar),
        clock: { now: phone.now, utcOffset: () => 60 },
        random: (length) => crypto.getRandomValues(new Uint8Array(length)),
        lock,
        channel: createBus(),
        score: ({ type }) => (type === 'quiz_submitted' ? 1 : null),
      }),
  };
  return phone;

  function createBus(): Channel {
    let own: (message: ClientMessage) => void = () => {};
    return {
      listen(listener) {
        own = listener;
        listeners.add(listener);
      },
      post(message) {
        for (const listener of listeners) if (listener !== own) listener(message);
      },
      close: () => void listeners.delete(own),
    };
  }
}

export type TestPhone = ReturnType<typeof createTestPhone>;

/** A quiz handed in; its attempts are easy to count. */
export function quiz(lessonId = 'the-mole'): EventDraft {
  return { type: 'quiz_submitted', lessonId, contentHash: 'a'.repeat(32), payload: { answers: [], activeSeconds: 10 } };
}

/** An event in a store, as `record` leaves it. */
export async function recordIn(store: StudentStore, id: string, draft: EventDraft = quiz()): Promise<LearningEvent> {
  const minted = { id, v: 1, occurredAt: 0, utcOffset: 60 } as const;
  return (await recordEvent(store, { draft, minted, score: () => null })).event;
}

export async function attempts(
  client: { readProgress: ReturnType<typeof createClient>['readProgress'] },
  lessonId = 'the-mole',
) {
  return (await client.readProgress()).lessons[lessonId]?.quiz.attempts ?? 0;
}
