import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_ESSAY_LENGTH } from '../../domain/events.ts';
import { newId, type Phone, problemAnswered, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.db.close());

function essay(text: string, met: string[] = [], occurred_at = server.clock.now) {
  const event = problemAnswered('0'.repeat(32), '');
  return {
    ...event,
    id: newId(occurred_at),
    occurred_at,
    item_id: 'p8',
    payload: { ...event.payload, answer: { text, met } },
  };
}

async function read(phone: Phone, item = 'p8', cookie = phone.cookie) {
  const answer = await server.app.request(`/api/v3/progress/essays/tiny-lesson/${item}`, { headers: { cookie } });
  return [answer.status, await answer.json()];
}

test('an essay comes back as it was last handed in, whatever the order in which it came', async () => {
  const phone = await signIn(server);
  const second = essay('Dear Sir,\n\nOnce more.', ['form', 'reasons']);
  await phone.sync({ events: [second, essay('Dear Sir', [], server.clock.now - 60_000)] });
  expect(await read(phone)).toEqual([200, { text: 'Dear Sir,\n\nOnce more.', met: ['form', 'reasons'] }]);
});

test('an essay counts as answered, has no score, and its text stays out of progress', async () => {
  const phone = await signIn(server);
  await phone.sync({ events: [essay('A text that is nowhere else', ['form'])] });
  const { snapshot } = await phone.sync({});
  expect(snapshot?.progress.lessons['tiny-lesson']?.problems.p8).toMatchObject({ answered: 1, best: null });
  expect(JSON.stringify(snapshot)).not.toContain('nowhere else');
});

test('an essay as long as allowed is taken, in any script; a longer one is refused with the reason', async () => {
  const phone = await signIn(server);
  const long = 'ẹ'.repeat(MAX_ESSAY_LENGTH);
  const { results } = await phone.sync({ events: [essay(long), essay(`${long}ẹ`)] });
  expect(results).toMatchObject([
    { s: 'ok' },
    { s: 'rej', code: 'INVALID_EVENT', message: expect.stringMatching(/payload\.answer\.text.*6000/) },
  ]);
});

test('a quiz takes no essay', async () => {
  const phone = await signIn(server);
  const { item_id, payload, ...event } = essay('Dear Sir');
  const quiz = { ...event, type: 'quiz_submitted', payload: { answers: [{ item_id, ...payload }], active_seconds: 1 } };
  const { results } = await phone.sync({ events: [quiz] });
  expect(results).toMatchObject([{ s: 'rej', code: 'INVALID_EVENT' }]);
});

test('nobody reads the essay of another student; what is not there, or no essay, is not found', async () => {
  const phone = await signIn(server);
  await phone.sync({ events: [essay('Mine'), problemAnswered('0'.repeat(32), 'text')] });
  expect((await read(await signIn(server)))[0]).toBe(404);
  expect(await read(phone, 'p1')).toMatchObject([404, { error: { code: 'NO_ESSAY' } }]);
  expect(await read(phone, 'P_8')).toMatchObject([422, {}]);
  expect(await read(phone, 'p8', '')).toMatchObject([401, {}]);
});
