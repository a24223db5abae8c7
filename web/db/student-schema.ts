import type { DBSchema } from 'idb';
import type {
  Base,
  EssayPaper,
  QuizDraft,
  RejectedEvent,
  StoredEvent,
  SyncMeta,
  WaitingEvent,
} from '../client/storage.ts';
import type { Migration } from './connection.ts';

/** `akulearn-u-<studentId>`: one small row per event, and what the sync loop knows. */
export interface StudentSchema extends DBSchema {
  events: {
    key: string;
    value: StoredEvent;
    indexes: { covered: [number, string]; acknowledged_at: number };
  };
  pending_progress: { key: number; value: WaitingEvent; indexes: { event_id: string } };
  rejected: { key: string; value: RejectedEvent };
  base: { key: string; value: Base };
  meta: { key: string; value: SyncMeta | Uint8Array };
  drafts: { key: string; value: QuizDraft };
  papers: { key: [string, string]; value: EssayPaper };
}

export const STUDENT_MIGRATIONS: readonly Migration<StudentSchema>[] = [
  (db) => {
    const events = db.createObjectStore('events', { keyPath: 'event.id' });
    events.createIndex('covered', ['covered', 'event.id']);
    // Rows not acknowledged yet (null) are in no index, so retention leaves them alone.
    events.createIndex('acknowledged_at', 'acknowledgedAt');
    const pending = db.createObjectStore('pending_progress', { autoIncrement: true });
    pending.createIndex('event_id', 'eventId', { unique: true });
    db.createObjectStore('rejected', { keyPath: 'stored.event.id' });
    db.createObjectStore('base');
    db.createObjectStore('meta');
    db.createObjectStore('drafts', { keyPath: 'lessonId' });
  },
  (db) => {
    db.createObjectStore('papers', { keyPath: ['lessonId', 'itemId'] });
  },
];
