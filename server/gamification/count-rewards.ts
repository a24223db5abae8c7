import { isDeepStrictEqual } from 'node:util';
import { ACHIEVEMENTS, type AchievementId } from '../../domain/achievements.ts';
import { BOARD_NAME_SETTING, boardAt, boardName, scoresByBoard } from '../../domain/boards.ts';
import { localDate } from '../../domain/calendar.ts';
import { findRewards, type KeptAchievements, type Rewards } from '../../domain/gamification.ts';
import type { StudentMessage } from '../../domain/realtime.ts';
import { findStreak } from '../../domain/streak.ts';
import { uuid7 } from '../../domain/uuid7.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { notify } from '../notifications/notify.ts';
import { appendMessages } from '../realtime/student-messages.ts';
import { lockStudent } from '../sync/lock-student.ts';
import type { ScoreChange } from './boards/boards.ts';
import { readEarning } from './earning.ts';

/**
 * Counts a student's achievements, points and places on the boards from their progress, and tells of what is new. However often it is
 * called, each achievement is kept and told once. With `again` it counts though nothing was done since.
 */
export async function countRewards(context: Context, studentId: string, { again = false } = {}): Promise<void> {
  const { db, boards, relayWaker } = context;
  try {
    const hasNews = await db.transaction((tx) => countIn(context, tx, studentId, again));
    if (hasNews) relayWaker.wake();
  } catch (error) {
    // Where the database is away this fails too, and the next try writes the same again.
    await Promise.allSettled([boards.doubt()]);
    throw error;
  }
}

/** Resolves with whether there is something to tell. */
async function countIn(context: Context, tx: Queryable, studentId: string, again: boolean): Promise<boolean> {
  const now = context.clock();
  // Sent together: what is read after the lock is there is what the lock keeps.
  const [student, before, { progress, catalogue, kept, utcOffset }] = await Promise.all([
    lockStudent(tx, studentId),
    readBefore(tx, studentId),
    readEarning(tx, studentId),
  ]);
  if (before.seq === student.lastSeq && !again) return false;
  const rewards = findRewards(progress, catalogue, kept);
  const name = boardName(progress.settings[BOARD_NAME_SETTING]?.value);
  const scores = name === null ? new Map() : scoresByBoard(rewards.pointsByDay, now);
  const changes = changesBetween(new Map(Object.entries(before.scores)), scores);
  const streakDays = findStreak(progress.days, localDate(now, utcOffset)).current.days;
  const counted = { totalPoints: rewards.totalPoints, streakDays, name };
  const isSame = isDeepStrictEqual({ ...counted, kept: earnedTimes(rewards) }, { ...before.counted, kept });
  // Most of what may change rewards does not, such as one more problem solved.
  if (isSame && changes.length === 0) return false;
  await saveCounted(tx, studentId, { ...rewards, ...counted, seq: student.lastSeq, now });

  const gained = gainedSince(kept, rewards);
  const isLonger = streakDays > (before.counted?.streakDays ?? 0);
  const ranks = changes.length > 0 ? await moveOnBoards(context, tx, studentId, changes, now) : null;
  const live = tellOf(studentId, now, gained, isLonger ? streakDays : null, ranks, rewards.totalPoints);
  if (live.length === 0) return false;
  const mintId = () => uuid7(now, context.random);
  const others = gained.map(({ id }) => notify(mintId(), studentId, 'achievement', 7, { achievement_id: id }));
  await appendMessages(tx, { studentId, lastOffset: student.lastOffset, live, others, now, mintId });
  await tx.query('update students set last_offset = last_offset + $2 where id = $1', [studentId, live.length]);
  return true;
}

type Gained = (typeof ACHIEVEMENTS)[number];
type Ranks = { previous: number | null; now: number | null };

/** Writes the changes, and tells the rank for all time before and after them. */
async function moveOnBoards(
  { boards }: Context,
  tx: Queryable,
  studentId: string,
  changes: readonly ScoreChange[],
  now: number,
): Promise<Ranks> {
  const rank = () => boards.rank(tx, boardAt('all_time', now), studentId);
  const previous = await rank();
  await boards.save(tx, studentId, changes, now);
  return { previous, now: await rank() };
}

/** Messages to a student. `streakDays` is null when the streak is no longer than before. */
function tellOf(
  student_id: string,
  now: number,
  gained: readonly Gained[],
  streakDays: number | null,
  ranks: Ranks | null,
  total_points: number,
): StudentMessage[] {
  const timestamp = new Date(now).toISOString();
  const own = { student_id, timestamp };
  const live: StudentMessage[] = gained.map(({ id: achievement_id, title, description, points, badge }) => ({
    type: 'achievement',
    data: { achievement_id, title, description, points, icon: badge, timestamp },
  }));
  if (streakDays !== null) live.push({ type: 'streak_update', data: { ...own, days: streakDays } });
  if (ranks && ranks.now !== null) {
    const change = { new_rank: ranks.now, previous_rank: ranks.previous, total_points };
    live.push({ type: 'leaderboard_update', data: { ...own, ...change } });
  }
  return live;
}

interface Counted {
  totalPoints: number;
  streakDays: number;
  /** On the boards. */
  name: string | null;
}

interface Before {
  seq: number | null;
  /** Null for who was never counted. */
  counted: Counted | null;
  /** By board. */
  scores: Record<string, number>;
}

async function readBefore(tx: Queryable, studentId: string): Promise<Before> {
  const [row] = await tx.query<Before>(
    `select seq, json_build_object('totalPoints', total_points, 'streakDays', streak_days, 'name', board_name) as counted,
       (select coalesce(json_object_agg(board, score), '{}') from leaderboard_scores where student_id = $1) as scores
     from student_rewards where student_id = $1`,
    [studentId],
  );
  return row ?? { seq: null, counted: null, scores: {} };
}

interface ToSave extends Rewards, Counted {
  seq: number;
  now: number;
}

async function saveCounted(tx: Queryable, studentId: string, counted: ToSave): Promise<void> {
  const { achievements, totalPoints, seq, streakDays, name, now } = counted;
  const earned = achievements.filter(({ earnedAt }) => earnedAt !== null);
  await tx.query(
    `with kept as (
       insert into student_achievements (student_id, achievement_id, earned_at, confirmed_at)
       select $1, id, to_timestamp("earnedAt" / 1000) + "earnedAt" % 1000 * interval '1 ms', $6
       from jsonb_to_recordset($7) as earned(id text, "earnedAt" bigint)
       on conflict (student_id, achievement_id) do update set earned_at = excluded.earned_at
     )
     insert into student_rewards (student_id, seq, total_points, streak_days, board_name)
     values ($1, $2, $3, $4, $5)
     on conflict (student_id) do update set seq = excluded.seq, total_points = excluded.total_points,
       streak_days = excluded.streak_days, board_name = excluded.board_name`,
    [studentId, seq, totalPoints, streakDays, name, new Date(now), JSON.stringify(earned)],
  );
}

function earnedTimes({ achievements }: Rewards): KeptAchievements {
  return Object.fromEntries(achievements.flatMap(({ id, earnedAt }) => (earnedAt === null ? [] : [[id, earnedAt]])));
}

function gainedSince(kept: KeptAchievements, { achievements }: Rewards): Gained[] {
  const isNew = (id: AchievementId) => kept[id] === undefined;
  const ids = new Set(achievements.filter(({ id, earnedAt }) => earnedAt !== null && isNew(id)).map(({ id }) => id));
  return ACHIEVEMENTS.filter(({ id }) => ids.has(id));
}

/** The boards on which a student stands otherwise than before. */
function changesBetween(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): ScoreChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((board) => before.get(board) !== after.get(board))
    .map((board) => ({ board, score: after.get(board) ?? null }));
}
