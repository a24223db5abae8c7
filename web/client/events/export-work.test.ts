import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { eventSchema } from '../../../domain/events.schema.ts';
import { progressSchema } from '../../../domain/progress.schema.ts';
import { createScriptedServer } from '../scripted-server.ts';
import { createTestPhone, quiz } from '../test-phone.ts';

const HASH = 'a'.repeat(32);

describe('everything on this phone', () => {
  it('is given out in wire form, with what is safe, what waits, what was rejected, drafts and progress', async () => {
    const server = createScriptedServer();
    const phone = createTestPhone(server);
    const client = phone.openTab();
    const safe = await client.record(quiz());
    await client.sync();
    server.refuse = ({ type }) => (type === 'lesson_started' ? { code: 'INVALID_EVENT', message: 'no' } : null);
    const refused = await client.record({
      type: 'lesson_started',
      lessonId: 'the-mole',
      contentHash: HASH,
      payload: {},
    });
    await client.sync();
    const waiting = await client.record(quiz('waves'));
    const draft = { lessonId: 'sets', contentHash: HASH, index: 1, answers: { q1: 'b' }, activeSeconds: 4 };
    await client.saveDraft(draft);
    await client.savePaper({ lessonId: 'sets', itemId: 'p8', text: 'A set is', met: ['reasons'], stage: 'comparing' });

    const { studentId } = await client.openProfile();
    const work = await client.exportAll();
    expect(work).toMatchObject({
      student_id: studentId,
      device_id: expect.any(String),
      exported_at: server.now,
      events: expect.arrayContaining([
        {
          event: expect.objectContaining({ id: safe.id }),
          score: 0.5,
          waiting: false,
          acknowledged_at: server.now,
          seq: 1,
        },
        {
          event: expect.objectContaining({ id: waiting.id }),
          score: 1,
          waiting: true,
          acknowledged_at: null,
          seq: null,
        },
      ]),
      rejected: [{ event: { id: refused.id }, code: 'INVALID_EVENT', message: 'no', at: server.now }],
      drafts: [
        { lesson_id: 'sets', content_hash: draft.contentHash, index: 1, answers: { q1: 'b' }, active_seconds: 4 },
      ],
      papers: [{ lesson_id: 'sets', item_id: 'p8', text: 'A set is', met: ['reasons'], stage: 'comparing' }],
    });
    expect(work.events).toHaveLength(2);
    for (const { event } of work.events) expect(eventSchema.parse(event)).toEqual(event);
    expect(Object.keys(progressSchema.parse(work.progress).lessons).toSorted()).toEqual(['the-mole', 'waves']);
    expect(JSON.parse(JSON.stringify(work))).toEqual(work);
  });
});

describe('quizzes on their way', () => {
  it('can be listed', async () => {
    const client = createTestPhone(createScriptedServer()).openTab();
    expect(await client.readDrafts()).toEqual([]);
    const drafts = ['sets', 'waves'].map((lessonId) => ({
      ...{ lessonId, contentHash: HASH, index: 0, answers: {}, activeSeconds: 0 },
    }));
    for (const draft of drafts) await client.saveDraft(draft);
    expect(await client.readDrafts()).toEqual(drafts);
  });
});
