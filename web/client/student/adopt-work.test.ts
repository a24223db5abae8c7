import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { openStorage } from '../../db/open-storage.ts';
import { rejectEvent } from '../events/rejected-events.ts';
import type { EssayPaper, QuizDraft, StudentStore } from '../storage.ts';
import { recordIn } from '../test-phone.ts';
import { adoptWork } from './adopt-work.ts';

const REASON = { code: 'INVALID_EVENT', message: 'payload: wrong' };

async function createStores() {
  const storage = openStorage(new IDBFactory());
  return { from: await storage.openStudent('guest'), to: await storage.openStudent('student') };
}

function draft(index: number, lessonId = 'the-mole'): QuizDraft {
  return { lessonId, contentHash: 'a'.repeat(32), index, answers: {}, activeSeconds: 0 };
}

function paper(text: string, itemId = 'p8'): EssayPaper {
  return { lessonId: 'formal-letters', itemId, text, met: [], stage: 'writing' };
}

function read(store: StudentStore) {
  return store.read(async (rows) => ({
    events: (await rows.pageEvents('', 10)).map(({ event }) => event.id),
    waiting: (await rows.firstWaiting(10)).map(({ eventId }) => eventId),
    rejected: (await rows.allRejected()).map(({ stored }) => stored.event.id),
    drafts: await rows.allDrafts(),
    papers: await rows.allPapers(),
  }));
}

const NOTHING = { events: [], waiting: [], rejected: [], drafts: [], papers: [] };

describe('the work of a guest who turns out to be a student', () => {
  it('goes along whole: what waits, what was rejected, a quiz and an essay on their way', async () => {
    const { from, to } = await createStores();
    for (const id of ['a', 'b']) await recordIn(from, id);
    await rejectEvent(from, 'b', REASON, 5);
    await from.write((rows) => rows.putDraft(draft(3)));
    await from.write((rows) => rows.putPaper(paper('Dear Sir')));
    await adoptWork(from, to);
    expect(await read(to)).toEqual({
      events: ['a'],
      waiting: ['a'],
      rejected: ['b'],
      drafts: [draft(3)],
      papers: [paper('Dear Sir')],
    });
    expect(await read(from)).toEqual(NOTHING);
  });

  it.each<[string, (guest: StudentStore) => Promise<unknown>]>([
    ['only events', (guest) => recordIn(guest, 'a')],
    ['only a draft', (guest) => guest.write((rows) => rows.putDraft(draft(3)))],
    ['only an essay', (guest) => guest.write((rows) => rows.putPaper(paper('Dear Sir')))],
    ['only what was rejected', (guest) => recordIn(guest, 'a').then(() => rejectEvent(guest, 'a', REASON, 5))],
  ])('goes along when it is %s', async (_, work) => {
    const { from, to } = await createStores();
    await work(from);
    const before = await read(from);
    await adoptWork(from, to);
    expect(await read(to)).toEqual(before);
    expect(await read(from)).toEqual(NOTHING);
  });

  it('does not take the place of a quiz the student is at', async () => {
    const { from, to } = await createStores();
    await from.write((rows) => rows.putDraft(draft(3)));
    await from.write((rows) => rows.putDraft(draft(3, 'another')));
    await to.write((rows) => rows.putDraft(draft(7)));
    await adoptWork(from, to);
    expect((await read(to)).drafts).toEqual(expect.arrayContaining([draft(7), draft(3, 'another')]));
  });

  it('goes out in the order it was recorded, whatever the clock said', async () => {
    const { from, to } = await createStores();
    for (const id of ['z-ten-years-ahead', 'a-today']) await recordIn(from, id);
    await adoptWork(from, to);
    expect((await read(to)).waiting).toEqual(['z-ten-years-ahead', 'a-today']);
  });

  it.each<[string, EssayPaper, EssayPaper, EssayPaper]>([
    ['stands below what the student wrote', paper('mine'), paper('of the guest'), paper('mine\n\nof the guest')],
    ['takes the place of an empty page', paper(' '), paper('of the guest'), paper('of the guest')],
    ['stands there once', paper('mine\n\nof the guest'), paper('of the guest'), paper('mine\n\nof the guest')],
    ['adds nothing when it is empty', paper('mine'), paper('\n'), paper('mine')],
    ['is an event when it was handed in', paper('mine'), { ...paper('of the guest'), stage: 'marked' }, paper('mine')],
    ['opens a marked one again', { ...paper('mine'), stage: 'marked' }, paper('more'), paper('mine\n\nmore')],
  ])('an essay %s', async (_, ofStudent, ofGuest, expected) => {
    const { from, to } = await createStores();
    await from.write((rows) => rows.putPaper(ofGuest));
    await from.write((rows) => rows.putPaper(paper('another', 'p7')));
    await to.write((rows) => rows.putPaper(ofStudent));
    await adoptWork(from, to);
    expect((await read(to)).papers).toEqual([paper('another', 'p7'), expected]);
  });

  it('is not counted again when it broke off before the guest was emptied', async () => {
    const { from, to } = await createStores();
    for (const id of ['a', 'b', 'c']) await recordIn(from, id);
    await rejectEvent(from, 'c', REASON, 5);
    vi.spyOn(from, 'write').mockRejectedValueOnce(new Error('killed'));
    await expect(adoptWork(from, to)).rejects.toThrow('killed');
    // Before it is called again, the server took one and refused another, and the student tries the third again.
    await to.write((rows) => rows.deleteWaiting('a'));
    await rejectEvent(to, 'b', REASON, 6);
    await to.write(async (rows) => {
      const rejected = await rows.getRejected('c');
      await rows.deleteRejected('c');
      if (rejected) await rows.putEvent(rejected.stored);
    });
    await adoptWork(from, to);
    expect(await read(to)).toEqual({ events: ['a', 'c'], waiting: [], rejected: ['b'], drafts: [], papers: [] });
    expect(await read(from)).toEqual(NOTHING);
  });

  it('is followed by events that count on from the highest number of both', async () => {
    for (const [ofGuest, ofStudent] of [
      [3, 1],
      [1, 3],
    ] as const) {
      const { from, to } = await createStores();
      for (let i = 0; i < ofGuest; i++) await recordIn(from, `guest ${i}`);
      for (let i = 0; i < ofStudent; i++) await recordIn(to, `student ${i}`);
      await adoptWork(from, to);
      expect((await recordIn(to, 'next')).deviceSeq).toBe(4);
    }
  });
});
