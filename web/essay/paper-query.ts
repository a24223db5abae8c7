import { queryOptions } from '@tanstack/react-query';
import { STUDENT } from '../app/follow-client.ts';
import type { Client } from '../client/client.ts';

/** The student's paper for an essay, or null where this phone has none. Once read, the screen keeps it up to date itself. */
export function paperQuery(client: Client, lessonId: string, itemId: string) {
  return queryOptions({
    queryKey: [STUDENT, 'paper', lessonId, itemId],
    queryFn: async () => (await client.readPaper(lessonId, itemId)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
