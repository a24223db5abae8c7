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
import type { ScoreChange } from './boards.ts';
import { readEarning } from './earning.ts';

/**
 * Counts a student's achievements, points and places on the boards from their progress, and tells of what is new. However often it is
 * called, each achievement is kept and told once. With `again` it counts though nothing was done since.
 */
export async function countRewards(context: Context, studentId: string, { again = false } = {}): Promise<void> {
  const { db, boards, clock, random } = context;
  const now = clock();
  await db.transaction(async (tx) => {
    const student = await lockStudent(tx, studentId);
    const before = await readCounted(tx, studentId);
    if (before.seq === student.lastSeq && !again) return;
    const { progress, catalogue, kept, utcOffset } = await readEarning(tx, studentId);
    const rewards = findRewards(progress, catalogue, kept);
    const name = boardName(progress.settings[BOARD_NAME_SETTING]?.value);
    const streakDays = findStreak(progress.days, localDate(now, utcOffset)).current.days;

    await saveCounted(tx, studentId, { ...rewards, seq: student.lastSeq, streakDays, name, now });
    const allTime = boardAt('all_time', now);
    const previousRank = name === null ? null : await boards.rank(tx, allTime, studentId);
    const scores = name === null ? new Map() : scoresByBoard(rewards.pointsByDay, now);
    await boards.save(tx, studentId, changesBetween(new Map(Object.entries(before.scores)), scores), now);
    const newRank = name === null ? null : await boards.rank(tx, allTime, studentId);

    const timestamp = new Date(now).toISOString();
    const gained = gainedSince(kept, rewards);
    const live: StudentMessage[] = gained.map(({ id: achievement_id, title, description, points, badge }) => ({
      type: 'achievement',
      data: { achievement_id, title, description, points, icon: badge, timestamp },
    }));
    const own = { student_id: studentId, timestamp };
    if (streakDays > before.streakDays) live.push({ type: 'streak_update', data: { ...own, days: streakDays } });
    if (newRank !== null && (newRank !== previousRank || rewards.totalPoints !== before.totalPoints)) {
      const change = { new_rank: newRank, previous_rank: previousRank, total_points: rewards.totalPoints };
      live.push({ type: 'leaderboard_update', data: { ...own, ...change } });
    }
    if (live.length === 0) return;
    const mintId = () => uuid7(now, random);
    const others = gained.map(({ id }) => notify(mintId(), studentId, 'achievement', 7, { achievement_id: id }));
    await appendMessages(tx, { studentId, lastOffset: student.lastOffset, live, others, now, mintId });
    await tx.query('update students set last_offset = last_offset + $2 where id = $1', [studentId, live.length]);
  });
  context.relayWaker.wake();
}

interface Counted {
  seq: number;
  totalPoints: number;
  streakDays: number;
  /** By board. */
  scores: Record<string, number>;
}

/** What was counted before. The `seq` of who was never counted is none there is. */
async function readCounted(tx: Queryable, studentId: string): Promise<Counted> {
  const [row] = await tx.query<Counted>(
    `select seq, total_points as "totalPoints", streak_days as "streakDays",
       (select coalesce(json_object_agg(board, score), '{}') from leaderboard_scores where student_id = $1) as scores
     from student_rewards where student_id = $1`,
    [studentId],
  );
  return row ?? { seq: -1, totalPoints: 0, streakDays: 0, scores: {} };
}

interface ToSave extends Rewards {
  seq: number;
  streakDays: number;
  name: string | null;
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

function gainedSince(kept: KeptAchievements, { achievements }: Rewards) {
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
