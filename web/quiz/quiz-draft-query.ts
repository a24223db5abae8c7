import { queryOptions } from '@tanstack/react-query';
import { STUDENT } from '../app/follow-client.ts';
import type { Client } from '../client/client.ts';

/** The unfinished quiz of a lesson, or null. Once read, the screens keep it up to date themselves. */
export function quizDraftQuery(client: Client, lessonId: string) {
  return queryOptions({
    queryKey: [STUDENT, 'quiz-draft', lessonId],
    queryFn: async () => (await client.readDraft(lessonId)) ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
