import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import type { QuizDraft } from '../client/storage.ts';
import { quizDraftQuery } from './quiz-draft-query.ts';

/** Writes a changed draft to the phone; it is saved when the mutation succeeded. */
export function useSaveDraft() {
  const { client } = useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (draft: QuizDraft) => client.saveDraft(draft),
    // Other screens read the draft too, and so does this one when it is opened again.
    onMutate: (draft) => queries.setQueryData(quizDraftQuery(client, draft.lessonId).queryKey, draft),
  });
}
