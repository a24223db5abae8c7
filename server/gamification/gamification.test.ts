import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { WireEvent } from '../../domain/events.ts';
import { readMessagesAfter } from '../realtime/student-messages.ts';
import { syncStudent } from '../sync/sync-student.ts';
import { type Phone, quizSubmitted, sectionRead, settingChanged, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';
import { forgetOldBoards } from './boards/forget-old-boards.ts';
import { countAllRewards } from './count-all-rewards.ts';
import { countRewards } from './count-rewards.ts';

const DAY = 86_400_000;

let server: Awaited<ReturnType<typeof createTestServer>>;
let hash: string;
beforeAll(async () => {
  server = await createTestServer();
  const [lesson] = await server.db.query<{ content_hash: string }>('select content_hash from lessons');
  hash = lesson?.content_hash ?? '';
});
beforeEach(async () => {
  server.clock.now = Date.parse('2026-11-23T09:00:00Z');
  await server.db.exec('truncate students cascade; truncate outbox, learning_events, student_messages');
});
afterAll(() => server.db.close());

const ALL_RIGHT = [
  { item_id: 'q1', answer: '4' },
  { item_id: 'q2', answer: 'a' },
];
const perfectQuiz = (): WireEvent => quizSubmitted(hash, ALL_RIGHT);
const halfQuiz = (): WireEvent => quizSubmitted(hash, ALL_RIGHT.slice(0, 1));
const onDay = (day: number): WireEvent => ({
  ...sectionRead(),
  occurred_at: Date.parse('2026-11-01T08:00:00Z') + (day - 1) * DAY,
});

async function study(phone: Phone, ...events: WireEvent[]): Promise<void> {
  const { results } = await phone.sync({ events });
  expect(results.filter(({ s }) => s === 'rej')).toEqual([]);
}

async function get(phone: Phone, path: string) {
  const answer = await server.app.request(`/api/v3/gamification/${path}`, { headers: { cookie: phone.cookie } });
  return { status: answer.status, body: await answer.json() };
}

async function askedTasks(): Promise<unknown[]> {
  const rows = await server.db.query<{ messages: { routingKey: string; body: unknown }[] }>(
    'delete from outbox returning messages',
  );
  return rows.flatMap(({ messages }) => messages).filter(({ routingKey }) => routingKey.startsWith('task.'));
}

const messagesTo = async ({ studentId }: Phone) =>
  (await readMessagesAfter(server.db, studentId, 0)).map(({ message }) => message);

describe('counting rewards', () => {
  test('is part of the sync that brings what changes them', async () => {
    const phone = await signIn(server);
    await study(phone, onDay(23), settingChanged('leaderboard-name', 'Amina'));
    expect((await get(phone, 'leaderboard')).body.me).toMatchObject({ points: 10 });
    await server.db.exec('delete from outbox');
    await study(phone, halfQuiz());
    expect((await get(phone, 'leaderboard')).body.me).toMatchObject({ points: 60 });
    expect(await askedTasks()).toEqual([]);
  });

  test('that fails takes the sync back, to be sent again', async () => {
    const phone = await signIn(server);
    const context = {
      ...server.context,
      boards: { ...server.context.boards, writeIn: () => Promise.reject(new Error('broken')) },
    };
    const request = { device_id: phone.deviceId, user_id: phone.studentId, now: server.clock.now, cursor: null };
    const events = [onDay(23)];
    await expect(syncStudent(context, { ...request, p: 1, events })).rejects.toThrow('broken');
    expect(await server.db.query('select from learning_events')).toEqual([]);
    expect((await phone.sync({ events })).results).toMatchObject([{ s: 'ok' }]);
  });

  test('gives each achievement once, however often and from however many devices', async () => {
    const phone = await signIn(server);
    await Promise.all([study(phone, perfectQuiz()), study(phone, perfectQuiz()), study(phone, perfectQuiz())]);
    await countRewards(server.context, phone.studentId);
    await countRewards(server.context, phone.studentId, { again: true });
    const told = (await messagesTo(phone)).filter(({ type }) => type === 'achievement');
    expect(told).toMatchObject([
      { data: { achievement_id: 'first_mastery', title: 'First Steps', points: 50, icon: 'bronze' } },
    ]);
    const kept = await server.db.query('select achievement_id, confirmed_at from student_achievements');
    expect(kept).toEqual([{ achievement_id: 'first_mastery', confirmed_at: new Date(server.clock.now) }]);
  });

  test('moves an achievement to an earlier time, and its points to the board of that time', async () => {
    const phone = await signIn(server);
    await study(phone, { ...perfectQuiz(), occurred_at: server.clock.now }, settingChanged('leaderboard-name', 'A'));
    const scores = () =>
      server.db.query<{ board: string; score: number }>('select board, score from leaderboard_scores order by board');
    expect(await scores()).toMatchObject([
      { board: 'all_time', score: 160 },
      { board: 'day:2026-11-23', score: 160 },
      { board: 'month:2026-11', score: 160 },
      { board: 'week:2026-11-23', score: 160 },
    ]);
    await study(phone, { ...perfectQuiz(), occurred_at: server.clock.now - DAY });
    expect(await scores()).toMatchObject([
      { board: 'all_time', score: 170 },
      { board: 'day:2026-11-22', score: 160 },
      { board: 'day:2026-11-23', score: 10 },
      { board: 'month:2026-11', score: 170 },
      { board: 'week:2026-11-16', score: 160 },
      { board: 'week:2026-11-23', score: 10 },
    ]);
    const { body } = await get(phone, `achievements/${phone.studentId}`);
    expect(body.achievements[0].earned_at).toBe(server.clock.now - DAY);
  });

  test('keeps what a grown catalogue no longer bears out', async () => {
    const phone = await signIn(server);
    await server.db.query(
      `insert into student_achievements values ($1, 'subject_master', '2026-11-20T10:00:00.123Z', '2026-11-20T11:00:00Z')`,
      [phone.studentId],
    );
    await study(phone, onDay(23));
    const { body } = await get(phone, `achievements/${phone.studentId}`);
    expect(body).toMatchObject({ total_points: 510, badge_level: 'silver' });
    expect(body.achievements[1]).toMatchObject({
      achievement_id: 'subject_master',
      earned_at: Date.parse('2026-11-20T10:00:00.123Z'),
      done: 0,
      span: null,
    });
    expect((await messagesTo(phone)).map(({ type }) => type)).not.toContain('achievement');
  });

  test('tells of a longer streak and of a new place on the board of all time', async () => {
    const [phone, other] = [await signIn(server), await signIn(server)];
    await study(other, onDay(22), onDay(23), settingChanged('leaderboard-name', 'Bisi'));
    await study(phone, onDay(23), settingChanged('leaderboard-name', 'Amina'));
    await study(phone, perfectQuiz());
    await study(phone, sectionRead());
    const live = (await messagesTo(phone)).filter(
      ({ type }) => type === 'streak_update' || type === 'leaderboard_update',
    );
    expect(live).toMatchObject([
      { type: 'streak_update', data: { days: 1 } },
      { type: 'leaderboard_update', data: { new_rank: 2, previous_rank: null, total_points: 10 } },
      { type: 'leaderboard_update', data: { new_rank: 1, previous_rank: 2, total_points: 160 } },
    ]);
  });

  test('of everybody goes on as another task, and mends boards that were wrong', async () => {
    const phones = [await signIn(server), await signIn(server)];
    for (const phone of phones) await study(phone, onDay(23), settingChanged('leaderboard-name', 'A'));
    await server.db.exec(`update leaderboard_scores set score = 999; insert into leaderboard_scores
      select 'day:2026-11-20', id, 5 from students`);
    await askedTasks();
    await countAllRewards(server.context, null);
    expect(await askedTasks()).toMatchObject([
      { routingKey: 'task.count-all-rewards', body: { after: expect.any(String) } },
    ]);
    const wrong = await server.db.query(`select from leaderboard_scores where score <> 10 or board = 'day:2026-11-20'`);
    expect(wrong).toEqual([]);
    await countAllRewards(server.context, 'ffffffff-ffff-7fff-8fff-ffffffffffff');
    expect(await askedTasks()).toEqual([]);
  });
});

describe('the boards', () => {
  test('hold who chose a name, until they leave', async () => {
    const [phone, other] = [await signIn(server), await signIn(server)];
    for (const one of [phone, other]) await study(one, onDay(23));
    expect((await get(phone, 'leaderboard')).body).toMatchObject({ timeframe: 'week', members: 0, me: null });
    await study(phone, settingChanged('leaderboard-name', '  Amina  B. '));
    const me = { rank: 1, display_name: 'Amina B.', points: 10, is_me: true };
    expect((await get(phone, 'leaderboard?timeframe=day&limit=1')).body).toEqual({
      ...{ timeframe: 'day', members: 1 },
      ...{ leaderboard: [me], me, neighbours: [me] },
    });
    expect((await get(other, 'leaderboard')).body).toMatchObject({
      leaderboard: [{ display_name: 'Amina B.', is_me: false }],
      me: null,
      neighbours: [],
    });
    server.clock.now += 1000;
    await study(phone, { ...settingChanged('leaderboard-name', null), occurred_at: server.clock.now });
    expect((await get(phone, 'leaderboard')).body.members).toBe(0);
  });

  test('begin anew at midnight in Lagos', async () => {
    const phone = await signIn(server);
    await study(phone, onDay(22), settingChanged('leaderboard-name', 'Amina'));
    const points = async (timeframe: string) =>
      (await get(phone, `leaderboard?timeframe=${timeframe}`)).body.me?.points;
    server.clock.now = Date.parse('2026-11-22T22:59:59Z');
    expect([await points('day'), await points('week'), await points('month')]).toEqual([10, 10, 10]);
    server.clock.now = Date.parse('2026-11-22T23:00:00Z');
    expect([await points('day'), await points('week'), await points('month')]).toEqual([undefined, undefined, 10]);
  });

  test('are history after three months', async () => {
    const phone = await signIn(server);
    await study(phone, onDay(22), settingChanged('leaderboard-name', 'Amina'));
    server.clock.now += 95 * DAY;
    await forgetOldBoards(server.context);
    expect(await server.db.query('select board from leaderboard_scores order by board')).toEqual([
      { board: 'all_time' },
      { board: 'month:2026-11' },
    ]);
  });

  test.each([
    ['leaderboard?limit=0', 'limit'],
    ['leaderboard?limit=101', 'limit'],
    ['leaderboard?limit=ten', 'limit'],
    ['leaderboard?timeframe=year', 'timeframe'],
  ])('refuse %s', async (path, field) => {
    const phone = await signIn(server);
    const { status, body } = await get(phone, path);
    expect(status).toBe(422);
    expect(JSON.stringify(body.error.details)).toContain(field);
  });
});

describe('what a student earned', () => {
  test('is theirs alone to read', async () => {
    const [phone, other] = [await signIn(server), await signIn(server)];
    for (const path of ['achievements', 'streak']) {
      expect((await get(phone, `${path}/${other.studentId}`)).status).toBe(403);
      expect((await get(phone, `${path}/nobody`)).status).toBe(422);
      expect((await server.app.request(`/api/v3/gamification/${path}/${phone.studentId}`)).status).toBe(401);
    }
    expect((await server.app.request('/api/v3/gamification/leaderboard')).status).toBe(401);
  });

  test('is all there though nothing was counted yet', async () => {
    const phone = await signIn(server);
    const { body } = await get(phone, `achievements/${phone.studentId}`);
    expect(body).toMatchObject({ student_id: phone.studentId, total_points: 0, badge_level: 'bronze' });
    expect(body.achievements).toHaveLength(12);
    await study(phone, ...[17, 18, 19, 20, 21, 22, 23].map(onDay));
    expect((await get(phone, `achievements/${phone.studentId}`)).body.achievements[3]).toMatchObject({
      achievement_id: 'week_warrior',
      earned_at: Date.parse('2026-11-23T08:00:00Z'),
      span: { from: '2026-11-17', to: '2026-11-23' },
    });
  });

  test('cannot be sent by a client', async () => {
    const phone = await signIn(server);
    const event = { ...sectionRead(), type: 'achievement_earned' } as unknown as WireEvent;
    expect((await phone.sync({ events: [event] })).results).toMatchObject([{ s: 'rej', code: 'UNKNOWN_TYPE' }]);
  });
});

describe('the streak', () => {
  test('is counted in days of the student, with one missed day a week', async () => {
    const phone = await signIn(server);
    await study(phone, ...[14, 15, 18, 19, 21, 22].map(onDay));
    expect((await get(phone, `streak/${phone.studentId}`)).body).toEqual({
      student_id: phone.studentId,
      current_streak: 4,
      longest_streak: 4,
      studied_today: false,
      last_active_date: '2026-11-22',
      frozen_days: ['2026-11-20'],
      freeze_used: false,
    });
  });

  test('ends with today where the student is', async () => {
    const phone = await signIn(server);
    const east = { ...onDay(23), occurred_at: server.clock.now, utc_offset: 840 };
    await study(phone, onDay(22), east);
    server.clock.now = Date.parse('2026-11-23T11:00:00Z');
    // There it is the 24th.
    expect((await get(phone, `streak/${phone.studentId}`)).body).toMatchObject({
      current_streak: 2,
      studied_today: false,
    });
  });
});
