import 'fake-indexeddb/auto';
import { IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { eventSchema } from '../../../domain/events.schema.ts';
import { createScriptedServer, dropRequest } from '../scripted-server.ts';
import type { EssayPaper, QuizDraft } from '../storage.ts';
import { attempts, createTestPhone, quiz } from '../test-phone.ts';
import { toWireEvent } from './stored-events.ts';

const DAY = 86_400_000;
const DRAFT: QuizDraft = { lessonId: 'the-mole', contentHash: 'a'.repeat(32), index: 1, answers: {}, activeSeconds: 4 };
const PAPER: EssayPaper = { lessonId: 'letters', itemId: 'p8', text: 'Dear Sir,\n…', met: ['form'], stage: 'marked' };

async function createOfflinePhone() {
  const server = createScriptedServer();
  const phone = createTestPhone(server);
  server.meet(dropRequest);
  const client = phone.openTab();
  const { studentId } = await client.openProfile();
  return { server, phone, client, studentId };
}

afterEach(() => vi.restoreAllMocks());

describe('recording', () => {
  it('makes an event that keeps the contract, counted by this device from 1', async () => {
    const { client, server } = await createOfflinePhone();
    for (const deviceSeq of [1, 2]) {
      const event = await client.record(quiz());
      expect(event).toMatchObject({ deviceSeq, v: 1, occurredAt: server.now, utcOffset: 60 });
      expect(eventSchema.parse(toWireEvent(event))).toEqual(toWireEvent(event));
    }
  });

  it('shows at once what the phone graded itself', async () => {
    const { client } = await createOfflinePhone();
    await client.record(quiz());
    expect((await client.readProgress()).lessons['the-mole']?.quiz).toMatchObject({ attempts: 1, best: 1 });
  });

  it('fault 7: killed before the commit, nothing was said to be saved and nothing is', async () => {
    const { phone, client } = await createOfflinePhone();
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(function (this: IDBObjectStore) {
      this.transaction.abort();
      throw new Error('killed');
    });
    await expect(client.record(quiz())).rejects.toThrow('killed');
    const reopened = phone.openTab();
    expect(await attempts(reopened)).toBe(0);
    expect(await reopened.exportUnsent()).toMatchObject({ waiting: [], rejected: [] });
    expect((await reopened.record(quiz())).deviceSeq).toBe(1);
  });

  it('an essay is handed in together with its paper, or not at all', async () => {
    const { phone, client } = await createOfflinePhone();
    const draft = { ...PAPER, stage: 'comparing' } as const;
    await client.savePaper(draft);
    const answer = { text: draft.text, met: draft.met };
    const handIn = () =>
      client.record(
        {
          type: 'problem_answered',
          lessonId: draft.lessonId,
          contentHash: 'a'.repeat(32),
          itemId: draft.itemId,
          payload: { answer, activeSeconds: 9 },
        },
        { paper: PAPER },
      );
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(function (this: IDBObjectStore) {
      this.transaction.abort();
      throw new Error('killed');
    });
    await expect(handIn()).rejects.toThrow('killed');
    expect(await phone.openTab().readPaper('letters', 'p8')).toEqual(draft);

    const event = await handIn();
    expect(eventSchema.parse(toWireEvent(event))).toMatchObject({ payload: { answer } });
    expect(await phone.openTab().readPaper('letters', 'p8')).toEqual(PAPER);
    expect((await client.exportUnsent()).waiting).toMatchObject([{ payload: { answer } }]);
  });

  it('a quiz handed in takes the place of its draft in one step', async () => {
    const { phone, client } = await createOfflinePhone();
    await client.saveDraft(DRAFT);
    expect(await phone.openTab().readDraft('the-mole')).toEqual(DRAFT);
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementationOnce(() => {
      throw new Error('killed');
    });
    await expect(client.record(quiz(), { removeDraft: 'the-mole' })).rejects.toThrow('killed');
    expect([await client.readDraft('the-mole'), await attempts(client)]).toEqual([DRAFT, 0]);
    await client.record(quiz(), { removeDraft: 'the-mole' });
    expect([await client.readDraft('the-mole'), await attempts(client)]).toEqual([undefined, 1]);
  });

  it('finds room for the work when the phone is full', async () => {
    const { client } = await createOfflinePhone();
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementationOnce(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await client.record(quiz());
    expect(await attempts(client)).toBe(1);
  });

  it('says so when there is no room at all', async () => {
    const { client } = await createOfflinePhone();
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await expect(client.record(quiz())).rejects.toThrow('full');
  });

  it('another tab hears of it and shows it', async () => {
    const { phone, client } = await createOfflinePhone();
    const other = phone.openTab();
    await other.openProfile();
    const heard: string[] = [];
    other.subscribe((news) => heard.push(news));
    await client.record(quiz());
    await vi.waitFor(() => expect(other.syncState().waiting).toBe(1));
    expect(heard).toContain('progress');
    expect(heard).not.toContain('recorded');
  });
});

describe('a phone’s clock', () => {
  it.each([
    ['a day fast', DAY],
    ['a day slow', -DAY],
    ['in 1970', -Date.parse('2026-11-20T00:00:00Z')],
    ['before 1970', -Date.parse('2030-01-01T00:00:00Z')],
    ['ten years ahead', 3650 * DAY],
  ])('fault 16: %s still gives accepted events, told when they truly happened', async (_, skew) => {
    const { server, phone, client, studentId } = await createOfflinePhone();
    await client.sync('student');
    phone.skew = skew;
    const event = await client.record(quiz());
    expect(eventSchema.parse(toWireEvent(event))).toBeTruthy();
    await client.sync('student');
    expect(server.log(studentId)[0]?.corrected_at).toBe(server.now);
    // The phone has learned how wrong its clock is, so even what waits is shown on the right day.
    await client.record(quiz('another'));
    const { days } = await client.readProgress();
    expect(Object.keys(days)).toEqual(['2026-11-23']);
  });

  it('fault 16: a clock that jumps in mid-session loses nothing and does not stop the sending', async () => {
    const { server, phone, client, studentId } = await createOfflinePhone();
    await client.record(quiz());
    phone.skew = 3650 * DAY;
    await client.record(quiz());
    server.meet(dropRequest);
    expect((await client.sync('student')).problem).toBe('offline');
    phone.skew = 0;
    expect(await client.sync()).toMatchObject({ problem: null, waiting: 0 });
    expect(server.log(studentId)).toHaveLength(2);
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });
});
