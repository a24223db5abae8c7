import * as z from 'zod/mini';
import { BADGE_LEVELS } from './achievements.ts';
import { TIMEFRAMES } from './boards.ts';
import { instant, uuid7Schema } from './events.schema.ts';

/** Answers of `/api/v3/gamification`. */

const count = z.int().check(z.gte(0));
const date = z.iso.date();

export const achievementsSchema = z.strictObject({
  student_id: uuid7Schema,
  total_points: count,
  badge_level: z.enum(BADGE_LEVELS),
  achievements: z.array(
    z.strictObject({
      achievement_id: z.string(),
      title: z.string(),
      description: z.string(),
      category: z.enum(['mastery', 'streak', 'exploration', 'milestone', 'special']),
      points: count,
      badge: z.enum(BADGE_LEVELS),
      /** The corrected time of the event that earned it, in Unix milliseconds. */
      earned_at: z.nullable(instant),
      /** How much of what it takes there is, and how much it takes. */
      done: count,
      of: count,
      /** The days it took. */
      span: z.nullable(z.strictObject({ from: date, to: date })),
      subject: z.nullable(z.string()),
    }),
  ),
});

export const streakSchema = z.strictObject({
  student_id: uuid7Schema,
  current_streak: count,
  longest_streak: count,
  studied_today: z.boolean(),
  last_active_date: z.nullable(date),
  /** Days missed in the current streak that did not end it. */
  frozen_days: z.array(date),
  /** Whether one more missed day this week would shorten it. */
  freeze_used: z.boolean(),
});

const rowSchema = z.strictObject({
  rank: z.int().check(z.gte(1)),
  display_name: z.string(),
  points: count,
  is_me: z.boolean(),
});

export const leaderboardSchema = z.strictObject({
  timeframe: z.enum(TIMEFRAMES),
  /** How many are on it. */
  members: count,
  leaderboard: z.array(rowSchema),
  /** Null for who chose no name for the boards, or has no points in this time. */
  me: z.nullable(rowSchema),
  /** Seven around the student, the student among them. */
  neighbours: z.array(rowSchema),
});
