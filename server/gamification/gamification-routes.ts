import { Hono } from 'hono';
import { describeRoute, validator } from 'hono-openapi';
import * as z from 'zod/mini';
import { ACHIEVEMENTS, badgeLevel } from '../../domain/achievements.ts';
import { boardAt, TIMEFRAMES } from '../../domain/boards.ts';
import { localDate } from '../../domain/calendar.ts';
import { uuid7Schema } from '../../domain/events.schema.ts';
import { achievementsSchema, leaderboardSchema, streakSchema } from '../../domain/gamification.schema.ts';
import { findRewards } from '../../domain/gamification.ts';
import { findStreak } from '../../domain/streak.ts';
import { requireSession } from '../accounts/current-session.ts';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import type { AppEnv } from '../http/app-env.ts';
import { errorAnswers, jsonAnswer } from '../http/openapi-answers.ts';
import { rejectInvalid } from '../http/reject-invalid.ts';
import type { BoardRow } from './boards/boards.ts';
import { readEarning } from './earning.ts';

const MAX_ROWS = 100;
const ownSchema = z.object({ student_id: uuid7Schema });
const boardQuery = z.object({
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(MAX_ROWS)), 10),
  timeframe: z._default(z.enum(TIMEFRAMES), 'week'),
});
const OWN_ERRORS = { 401: 'No valid session', 403: 'Another student', 422: 'The id is malformed' };

export function gamificationRoutes(context: Context) {
  const { db, boards, clock } = context;
  return new Hono<AppEnv>()
    .basePath('/gamification')
    .get(
      '/achievements/:student_id',
      describeRoute({
        summary: "The student's own achievements and points",
        responses: {
          200: jsonAnswer('All achievements, earned or not', achievementsSchema),
          ...errorAnswers(OWN_ERRORS),
        },
      }),
      requireSession(context),
      validator('param', ownSchema, rejectInvalid),
      async (c) => {
        const student_id = own(c.req.valid('param').student_id, c.var.session.studentId);
        const { progress, catalogue, kept } = await readEarning(db, student_id);
        const { achievements, totalPoints } = findRewards(progress, catalogue, kept);
        const answer: z.infer<typeof achievementsSchema> = {
          student_id,
          total_points: totalPoints,
          badge_level: badgeLevel(totalPoints),
          achievements: ACHIEVEMENTS.flatMap(({ id, ...told }) => {
            const state = achievements.find((one) => one.id === id);
            if (!state) return [];
            const { earnedAt, done, of, span, subject } = state;
            return { achievement_id: id, ...told, earned_at: earnedAt, done, of, span, subject };
          }),
        };
        return c.json(answer, 200);
      },
    )
    .get(
      '/streak/:student_id',
      describeRoute({
        summary: "The student's own days of study in a row",
        responses: {
          200: jsonAnswer('The streak as of today, where the student is', streakSchema),
          ...errorAnswers(OWN_ERRORS),
        },
      }),
      requireSession(context),
      validator('param', ownSchema, rejectInvalid),
      async (c) => {
        const student_id = own(c.req.valid('param').student_id, c.var.session.studentId);
        const { progress, utcOffset } = await readEarning(db, student_id);
        const { current, best, frozen, freezeUsed, studiedToday } = findStreak(
          progress.days,
          localDate(clock(), utcOffset),
        );
        const answer: z.infer<typeof streakSchema> = {
          student_id,
          current_streak: current.days,
          longest_streak: best.days,
          studied_today: studiedToday,
          last_active_date: Object.keys(progress.days).sort().at(-1) ?? null,
          frozen_days: frozen,
          freeze_used: freezeUsed,
        };
        return c.json(answer, 200);
      },
    )
    .get(
      '/leaderboard',
      describeRoute({
        summary: 'Who has the most points, and who is near the student',
        responses: {
          200: jsonAnswer('The board of the present day, week or month in Lagos, or of all time', leaderboardSchema),
          ...errorAnswers({ 401: 'No valid session', 422: 'Wrong limit or timeframe' }),
        },
      }),
      requireSession(context),
      validator('query', boardQuery, rejectInvalid),
      async (c) => {
        const { limit, timeframe } = c.req.valid('query');
        const me = c.var.session.studentId;
        const { members, top, own, neighbours } = await boards.view(boardAt(timeframe, clock()), me, limit);
        const toRow = ({ rank, name, score, studentId }: BoardRow) => {
          return { rank, display_name: name, points: score, is_me: studentId === me };
        };
        const answer: z.infer<typeof leaderboardSchema> = {
          timeframe,
          members,
          leaderboard: top.map(toRow),
          me: own && toRow(own),
          neighbours: neighbours.map(toRow),
        };
        return c.json(answer, 200);
      },
    );
}

function own(asked: string, studentId: string): string {
  if (asked !== studentId) throw new ApiError(403, 'NOT_YOURS', 'Only the student can read this');
  return asked;
}
