import { afterAll, beforeAll, expect, test } from 'vitest';
import { syncResponseSchema } from '../../domain/sync.schema.ts';
import { changeEpoch } from '../db/server-state.ts';
import { sectionRead, settingChanged, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.db.close());

/** Signed in and past the first snapshot, so that it has a cursor. */
async function startedPhone() {
  const phone = await signIn(server);
  const { cursor } = await phone.sync({});
  return { ...phone, cursor };
}

test('without a cursor the phone drains first and then gets a snapshot', async () => {
  const phone = await signIn(server);
  const drained = await phone.sync({ events: [sectionRead(), settingChanged('theme', 'dark')] });
  expect(drained).toMatchObject({ cursor: null, changes: [], more: false, reset: true });
  expect(drained).not.toHaveProperty('snapshot');

  const restored = await phone.sync({});
  expect(restored).toMatchObject({ cursor: { seq: 2 }, changes: [], more: false });
  expect(restored).not.toHaveProperty('reset');
  expect(restored.snapshot?.progress).toMatchObject({
    lessons: { 'tiny-lesson': { active_seconds: 30, sections: ['adding'] } },
    days: { '2026-11-23': { events: 1, active_seconds: 30 } },
    settings: { theme: { value: 'dark' } },
  });
  expect(syncResponseSchema.parse(restored)).toEqual(restored);
});

test('a cursor that names nothing this server has is reset', async () => {
  const phone = await startedPhone();
  await phone.sync({ events: [sectionRead()] });
  const epoch = phone.cursor?.epoch ?? '';
  for (const cursor of [
    { epoch, seq: 99 },
    { epoch: '6f2c1f64-5717-4562-b3fc-2c963f66afa6', seq: 1 },
  ]) {
    expect(await phone.sync({ cursor })).toMatchObject({ reset: true, cursor: { epoch }, snapshot: {} });
    const drained = await phone.sync({ cursor, events: [settingChanged('a', 1)] });
    expect(drained).toMatchObject({ reset: true, cursor: null, changes: [], results: [{ s: 'ok' }] });
  }
});

test('a new epoch resets every cursor of the old one', async () => {
  const phone = await startedPhone();
  await changeEpoch(server.db);
  const answer = await phone.sync({ cursor: phone.cursor });
  expect(answer.reset).toBe(true);
  expect(answer.cursor?.epoch).not.toBe(phone.cursor?.epoch);
});

test('many changes come in pages that leave none out', async () => {
  const phone = await startedPhone();
  for (let batch = 0; batch < 11; batch++) {
    await phone.sync({ events: Array.from({ length: 100 }, () => sectionRead()) });
  }
  const seqs: number[] = [];
  let { cursor } = phone;
  let pages = 0;
  for (let more = true; more; pages++) {
    const answer = await phone.sync({ cursor });
    seqs.push(...answer.changes.map(({ seq }) => seq));
    ({ cursor, more } = answer);
  }
  expect(pages).toBe(3);
  expect(seqs).toEqual(Array.from({ length: 1100 }, (_, i) => i + 1));
});
