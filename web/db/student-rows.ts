import type { StoredEvent, StudentRows, SyncMeta } from '../client/storage.ts';
import type { Transaction } from './connection.ts';
import type { StudentSchema } from './student-schema.ts';

const ONLY_ROW = 'current';
const SYNC_META = 'sync';

export function studentRows(tx: Transaction<StudentSchema>): StudentRows {
  const events = tx.objectStore('events');
  const pending = tx.objectStore('pending_progress');
  const rejected = tx.objectStore('rejected');
  const base = tx.objectStore('base');
  const meta = tx.objectStore('meta');
  const drafts = tx.objectStore('drafts');
  const papers = tx.objectStore('papers');
  return {
    getEvent: (id) => events.get(id),
    async putEvent(stored) {
      await events.put(stored);
    },
    deleteEvent: (id) => events.delete(id),
    pageEvents: (afterId, limit) => events.getAll(IDBKeyRange.lowerBound(afterId, true), limit),
    async pageEventsBack(beforeId, limit) {
      const before = beforeId === null ? null : IDBKeyRange.upperBound(beforeId, true);
      const page: StoredEvent[] = [];
      let cursor = await events.openCursor(before, 'prev');
      while (cursor && page.length < limit) {
        page.push(cursor.value);
        cursor = await cursor.continue();
      }
      return page;
    },
    pageUncovered: (afterId, limit) =>
      // An array sorts after every string, so it ends the range.
      events.index('covered').getAll(IDBKeyRange.bound([0, afterId], [0, []], true), limit),
    findAcknowledgedBefore: (time, limit) =>
      events.index('acknowledged_at').getAll(IDBKeyRange.upperBound(time, true), limit),

    countWaiting: () => pending.count(),
    firstWaiting: (limit) => pending.getAll(null, limit),
    async addWaiting(waiting) {
      if ((await pending.index('event_id').getKey(waiting.eventId)) === undefined) await pending.add(waiting);
    },
    async deleteWaiting(eventId) {
      const key = await pending.index('event_id').getKey(eventId);
      if (key !== undefined) await pending.delete(key);
    },

    countRejected: () => rejected.count(),
    getRejected: (eventId) => rejected.get(eventId),
    allRejected: () => rejected.getAll(),
    async putRejected(row) {
      await rejected.put(row);
    },
    deleteRejected: (eventId) => rejected.delete(eventId),

    getBase: () => base.get(ONLY_ROW),
    async putBase(row) {
      await base.put(row, ONLY_ROW);
    },
    getMeta: async () => (await meta.get(SYNC_META)) as SyncMeta | undefined,
    async putMeta(row) {
      await meta.put(row, SYNC_META);
    },

    getDraft: (lessonId) => drafts.get(lessonId),
    allDrafts: () => drafts.getAll(),
    async putDraft(draft) {
      await drafts.put(draft);
    },
    deleteDraft: (lessonId) => drafts.delete(lessonId),

    getPaper: (lessonId, itemId) => papers.get([lessonId, itemId]),
    allPapers: () => papers.getAll(),
    async putPaper(paper) {
      await papers.put(paper);
    },
    deletePaper: (lessonId, itemId) => papers.delete([lessonId, itemId]),
  };
}
