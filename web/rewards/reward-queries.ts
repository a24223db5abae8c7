import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import type { Timeframe } from '../../domain/boards.ts';
import type { achievementsSchema, leaderboardSchema } from '../../domain/gamification.schema.ts';
import type { FromWire } from '../../domain/wire.ts';
import { REWARDS, STUDENT } from '../app/follow-client.ts';
import type { Client } from '../client/client.ts';
import { fetchAnswer, fetchJson } from '../lessons/fetch-json.ts';
import { keptSince } from './kept-answers.ts';

/** What the server counted. It is asked only once it knows the student: `enabled` is for the caller to say. */
const URL = '/api/v3/gamification';

export type ServerAchievements = FromWire<z.infer<typeof achievementsSchema>>;

export function achievementsQuery(client: Pick<Client, 'openProfile'>) {
  return queryOptions({
    queryKey: [STUDENT, REWARDS, 'achievements'],
    queryFn: async ({ signal }) => {
      const { studentId } = await client.openProfile();
      return (await fetchJson(`${URL}/achievements/${studentId}`, signal)) as ServerAchievements;
    },
  });
}

export type Board = FromWire<z.infer<typeof leaderboardSchema>>;
export type BoardRow = Board['neighbours'][number];

const TOP = 10;

/** A board, and since when the phone has it; null for one that came just now. */
export function boardQuery(timeframe: Timeframe) {
  return queryOptions({
    queryKey: [STUDENT, REWARDS, 'board', timeframe],
    queryFn: async ({ signal }) => {
      const url = `${URL}/leaderboard?timeframe=${timeframe}&limit=${TOP}`;
      const { body, stamp } = await fetchAnswer(url, signal);
      return { board: body as Board, keptAt: keptSince(localStorage, url, stamp, Date.now(), navigator.onLine) };
    },
  });
}
