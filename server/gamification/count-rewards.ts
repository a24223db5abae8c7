import { isDeepStrictEqual } from 'node:util';
import { ACHIEVEMENTS, type AchievementId } from '../../domain/achievements.ts';
import { BOARD_NAME_SETTING, boardName, scoresByBoard } from '../../domain/boards.ts';
import { localDate } from '../../domain/calendar.ts';
import { findRewards, type KeptAchievements, type Rewards } from '../../domain/gamification.ts';
import type { Progress } from '../../domain/progress.ts';
import type { StudentMessage } from '../../domain/realtime.ts';
import { findStreak } from '../../domain/streak.ts';
import { uuid7 } from '../../domain/uuid7.ts';
import type { Context } from '../context.ts';
import type { Queryable, Transaction } from '../db/database.ts';
import { notify } from '../notifications/notify.ts';
import type { Message } from '../queue/queue.ts';
import { appendMessages } from '../realtime/student-messages.ts';
import { lockStudent } from '../sync/lock-student.ts';
import type { RankChange, ScoreChange } from './boards/boards.ts';
import { type Earning, readEarning } from './earning.ts';

/** Counts a student's rewards in a transaction of its own, and tells of what is new. With `again` though nothing was done since. */
export async function countRewards(context: Context, studentId: string, { again = false } = {}): Promise<void> {
  const { db, clock, random, relayWaker } = context;
  const news = await db.transaction(async (tx) => {
    const now = clock();
    // Sent together: what is read after the lock is there is what the lock keeps.
    const [student, count] = await Promise.all([lockStudent(tx, studentId), beginCount(context, tx, studentId)]);
    const { lastSeq, lastOffset } = student;
    if (count.before.seq === lastSeq && !again) return NO_NEWS;
    const found = await count.finish({ progress: count.progress, utcOffset: count.utcOffset, lastSeq, now });
    if (found.live.length === 0) return found;
    await appendMessages(tx, { studentId, lastOffset, ...found, now, mintId: () => uuid7(now, random) });
    await tx.query('update students set last_offset = $2 where id = $1', [studentId, lastOffset + found.live.length]);
    return found;
  });
  news.committed();
  if (news.live.length > 0) relayWaker.wake();
}

/** What counting changed beside the student's rewards. */
export interface RewardNews {
  /** For every place where the student is connected, in order. */
  live: StudentMessage[];
  /** For those who work on it later. */
  others: Message[];
  /** To be called once the transaction has committed. */
  committed(): void;
}

export const NO_NEWS: RewardNews = { live: [], others: [], committed: () => {} };

/** Of a student whose rewards may have to be counted: what is stored. */
export interface RewardCount extends Pick<Earning, 'progress' | 'utcOffset'> {
  before: Before;
  /**
   * Counts achievements, points and places on the boards from progress as it will be, and writes what changed. However often it is
   * called, each achievement is kept and told once.
   */
  finish(changed: Changed): Promise<RewardNews>;
}

interface Changed {
  progress: Progress;
  /** Minutes ahead of UTC, as the student's latest event had it. */
  utcOffset: number;
  /** Where the student's log will end. */
  lastSeq: number;
  /** Unix milliseconds. */
  now: number;
}

/** Reads in `tx`, under the lock on the student's row, what counting takes. */
export async function beginCount(
  { boards, random }: Pick<Context, 'boards' | 'random'>,
  tx: Transaction,
  studentId: string,
): Promise<RewardCount> {
  // Sent together, as none needs another's answer.
  const [before, { progress, catalogue, kept, utcOffset }, writer] = await Promise.all([
    readBefore(tx, studentId),
    readEarning(tx, studentId),
    boards.writeIn(tx),
  ]);

  async function finish({ progress, utcOffset, lastSeq, now }: Changed): Promise<RewardNews> {
    const rewards = findRewards(progress, catalogue, kept);
    const name = boardName(progress.settings[BOARD_NAME_SETTING]?.value);
    const scores = name === null ? new Map() : scoresByBoard(rewards.pointsByDay, now);
    const changes = changesBetween(new Map(Object.entries(before.scores)), scores);
    const streakDays = findStreak(progress.days, localDate(now, utcOffset)).current.days;
    const counted = { totalPoints: rewards.totalPoints, streakDays, name };
    const isSame = isDeepStrictEqual({ ...counted, kept: earnedTimes(rewards) }, { ...before.counted, kept });
    // Most of what may change rewards does not, such as one more problem solved.
    if (isSame && changes.length === 0) return NO_NEWS;
    tx.finishWith(saveCounted(tx, studentId, { ...rewards, ...counted, seq: lastSeq, now }));
    const ranks = changes.length > 0 ? await writer.save(studentId, changes, now) : null;
    const gained = gainedSince(kept, rewards);
    const isLonger = streakDays > (before.counted?.streakDays ?? 0);
    const tell = ({ id }: Gained) => notify(uuid7(now, random), studentId, 'achievement', 7, { achievement_id: id });
    return {
      live: tellOf(studentId, now, gained, isLonger ? streakDays : null, ranks, rewards.totalPoints),
      others: gained.map(tell),
      committed: writer.committed,
    };
  }

  return { progress, utcOffset, before, finish };
}

type Gained = (typeof ACHIEVEMENTS)[number];

/** Messages to a student. `streakDays` is null when the streak is no longer than before. */
function tellOf(
  student_id: string,
  now: number,
  gained: readonly Gained[],
  streakDays: number | null,
  ranks: RankChange | null,
  total_points: number,
): StudentMessage[] {
  const timestamp = new Date(now).toISOString();
  const own = { student_id, timestamp };
  const live: StudentMessage[] = gained.map(({ id: achievement_id, title, description, points, badge }) => ({
    type: 'achievement',
    data: { achievement_id, title, description, points, icon: badge, timestamp },
  }));
  if (streakDays !== null) live.push({ type: 'streak_update', data: { ...own, days: streakDays } });
  if (ranks && ranks.after !== null) {
    const change = { new_rank: ranks.after, previous_rank: ranks.before, total_points };
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
    .map((board) => ({ board, before: before.get(board) ?? null, after: after.get(board) ?? null }));
}
