import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EventDraft } from '../../domain/events.ts';
import { useApp } from '../app/app-context.ts';
import { quizDraftQuery } from './quiz-draft-query.ts';

type Submission = Extract<EventDraft, { type: 'quiz_submitted' }>;

/** Records the quiz and removes its draft in one step: after it there is exactly one of the two. */
export function useHandIn() {
  const { client, installPrompt } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (submission: Submission) => client.record(submission, { removeDraft: submission.lessonId }),
    onSuccess(_, { lessonId }) {
      queries.setQueryData(quizDraftQuery(client, lessonId).queryKey, null);
      installPrompt.noteSuccess();
    },
  });
}
