import { afterAll, beforeAll, expect, test } from 'vitest';
import { studentMessageSchema } from '../../domain/realtime.schema.ts';
import type { StudentMessage } from '../../domain/realtime.ts';
import type { Message } from '../queue/queue.ts';
import { KEPT_MESSAGES, readMessagesAfter, readPlace } from '../realtime/student-messages.ts';
import {
  newId,
  type Phone,
  problemAnswered,
  quizSubmitted,
  sectionRead,
  settingChanged,
  signIn,
} from '../test-client.ts';
import { createTestServer } from '../test-context.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
let hash: string;
beforeAll(async () => {
  server = await createTestServer();
  const [lesson] = await server.db.query<{ content_hash: string }>('select content_hash from lessons');
  hash = lesson?.content_hash ?? '';
});
afterAll(() => server.db.close());

/** What was put into the outbox since the last time. */
async function takeOutbox(): Promise<Message[]> {
  const rows = await server.db.query<{ messages: Message[] }>('delete from outbox returning messages');
  return rows.flatMap(({ messages }) => messages);
}

async function readMessages({ studentId }: Phone): Promise<StudentMessage[]> {
  const kept = await readMessagesAfter(server.db, studentId, 0);
  expect(kept.map(({ offset }) => offset)).toEqual(kept.map((_, i) => i + 1));
  expect((await readPlace(server.db, studentId)).offset).toBe(kept.length);
  for (const { message } of kept) expect(studentMessageSchema.parse(message)).toEqual(message);
  return kept.map(({ message }) => message);
}

function quiz(right: boolean) {
  return quizSubmitted(hash, [
    { item_id: 'q1', answer: right ? '4' : '5' },
    { item_id: 'q2', answer: right ? 'a' : 'b' },
  ]);
}

test('a section read tells of progress, and of the activity', async () => {
  const phone = await signIn(server);
  await takeOutbox();
  await phone.sync({ events: [sectionRead({ content_hash: hash })] });
  const { studentId: student_id } = phone;
  const at = { student_id, lesson_id: 'tiny-lesson' };
  const timestamp = '2026-11-23T09:00:00.000Z';
  const level = { ...at, old_level: 'not_started', new_level: 'beginning', timestamp };
  const progress = { ...at, progress_percentage: 50, mastery_points: 0, seq: 1, timestamp };
  const streak = { student_id, days: 1, timestamp };
  expect(await readMessages(phone)).toEqual([
    { type: 'mastery_level_up', data: level },
    { type: 'progress_update', data: progress },
    { type: 'streak_update', data: streak },
  ]);
  const activity = [{ day: '2026-11-23', event_type: 'section_read', events: 1, active_seconds: 30 }];
  const messages = await takeOutbox();
  expect(messages.map(({ exchange, routingKey, body }) => [exchange, routingKey, body])).toEqual([
    ['analytics_events', 'analytics.learning_activity', { student_id, activity }],
    [
      'websocket_broadcast',
      'ws.mastery',
      { student_id, messages: [{ offset: 1, message: { type: 'mastery_level_up', data: level } }] },
    ],
    [
      'websocket_broadcast',
      'ws.progress',
      { student_id, messages: [{ offset: 2, message: { type: 'progress_update', data: progress } }] },
    ],
    [
      'websocket_broadcast',
      'ws.achievements',
      { student_id, messages: [{ offset: 3, message: { type: 'streak_update', data: streak } }] },
    ],
  ]);
  expect(new Set(messages.map(({ id }) => id)).size).toBe(4);
});

test('a quiz tells its result, the new level, and of a lesson that is mastered', async () => {
  const phone = await signIn(server);
  await phone.sync({ events: [quiz(false)] });
  await takeOutbox();
  await phone.sync({ events: [quiz(true)] });
  expect(await readMessages(phone)).toMatchObject([
    { type: 'quiz_result', data: { quiz_id: 'tiny-lesson', score_percentage: 0, passed: false } },
    { type: 'mastery_level_up', data: { old_level: 'not_started', new_level: 'beginning' } },
    { type: 'progress_update', data: { progress_percentage: 50, mastery_points: 0, seq: 1 } },
    { type: 'streak_update', data: { days: 1 } },
    { type: 'quiz_result', data: { quiz_id: 'tiny-lesson', score_percentage: 100, passed: true } },
    { type: 'mastery_level_up', data: { old_level: 'beginning', new_level: 'mastered' } },
    { type: 'progress_update', data: { progress_percentage: 50, mastery_points: 100, seq: 2 } },
    { type: 'achievement', data: { achievement_id: 'first_mastery' } },
  ]);
  const [notification] = (await takeOutbox()).filter(({ exchange }) => exchange === 'user_notifications');
  expect(notification).toMatchObject({
    routingKey: `notification.${phone.studentId}.mastery_level_up`,
    priority: 6,
    body: { student_id: phone.studentId, payload: { lesson_id: 'tiny-lesson', new_level: 'mastered' } },
  });
});

test('resends, rejected events, settings and syncs without events tell nothing of a lesson', async () => {
  const phone = await signIn(server);
  const event = problemAnswered(hash, 'a');
  await phone.sync({ events: [event] });
  const before = await readMessages(phone);
  await takeOutbox();
  await phone.sync({ events: [event, { ...event, v: 2 } as unknown as typeof event] });
  await phone.sync({});
  expect(await takeOutbox()).toEqual([]);
  await phone.sync({ events: [settingChanged('theme', 'dark')] });
  expect((await takeOutbox()).map(({ routingKey }) => routingKey)).toEqual(['analytics.learning_activity']);
  // What a resend only names is left out too.
  await phone.sync({ events: [event, sectionRead({ lesson_id: 'another' })] });
  const after = await readMessages(phone);
  expect(after.slice(before.length).map(({ data }) => 'lesson_id' in data && data.lesson_id)).toEqual([
    'another',
    'another',
  ]);
});

test('of many messages the latest are kept', async () => {
  const phone = await signIn(server);
  const count = 3 * KEPT_MESSAGES;
  for (let sent = 0; sent < count; sent += 100) {
    const events = Array.from({ length: 100 }, (_, i) => sectionRead({ id: newId(), lesson_id: `lesson-${sent + i}` }));
    await phone.sync({ events });
  }
  const kept = await readMessagesAfter(server.db, phone.studentId, 0);
  const { offset } = await readPlace(server.db, phone.studentId);
  // A level and progress of each lesson, and the streak.
  expect(offset).toBe(2 * count + 1);
  expect(kept.at(-1)?.offset).toBe(offset);
  // Trimmed as messages come, so that those of one sync may be more.
  expect(kept).toHaveLength(200);
});
