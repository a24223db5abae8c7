import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { EssayPaper } from '../client/storage.ts';
import type { AttentionTimer } from '../lessons/attention-timer.ts';
import { createDelayedSave } from './delayed-save.ts';
import { paperQuery } from './paper-query.ts';

interface PaperOptions {
  first: EssayPaper;
  contentHash: string;
  timer: AttentionTimer;
}

/** A paper that is written on: every change of it goes to the phone by itself, and handing it in records the answer. */
export function usePaper({ first, contentHash, timer }: PaperOptions) {
  const { lessonId, itemId } = first;
  const { client, installPrompt } = useApp();
  const queries = useQueryClient();
  const [paper, setPaper] = useState(first);
  const keep = useMutation({
    mutationFn: (changed: EssayPaper) => client.savePaper(changed),
    onMutate: noteForOtherScreens,
  });
  const handIn = useMutation({
    mutationFn: ({ marked, activeSeconds }: { marked: EssayPaper; activeSeconds: number }) => {
      const { text, met } = marked;
      const payload = { answer: { text, met }, activeSeconds };
      // After it the phone has both the answer and the paper as it was handed in, or neither.
      return client.record({ type: 'problem_answered', lessonId, contentHash, itemId, payload }, { paper: marked });
    },
    onSuccess(_, { marked }) {
      noteForOtherScreens(marked);
      setPaper(marked);
      // The paper came with the answer, whatever kept it from the phone before.
      keep.reset();
      installPrompt.noteSuccess();
    },
  });
  const [saving] = useState(() => createDelayedSave(keep.mutate));

  useEffect(() => {
    document.addEventListener('visibilitychange', saving.flush);
    window.addEventListener('pagehide', saving.flush);
    return () => {
      document.removeEventListener('visibilitychange', saving.flush);
      window.removeEventListener('pagehide', saving.flush);
      saving.flush();
    };
  }, [saving]);

  function noteForOtherScreens(changed: EssayPaper): void {
    queries.setQueryData(paperQuery(client, lessonId, itemId).queryKey, changed);
  }

  function change(patch: Partial<EssayPaper>): void {
    const changed = { ...paper, ...patch };
    setPaper(changed);
    saving.change(changed);
  }

  return {
    paper,
    /** What is on screen is on the phone. */
    isKept: keep.isSuccess && keep.variables === paper,
    keepFailed: keep.isError,
    keepAgain: () => keep.mutate(paper),
    handInFailed: handIn.isError,
    write: (text: string) => change({ text }),
    /** What is decided by a press is saved at once. */
    decide(patch: Pick<Partial<EssayPaper>, 'met' | 'stage'>): void {
      change(patch);
      saving.flush();
    },
    handIn(): void {
      if (!handIn.isPending) handIn.mutate({ marked: { ...paper, stage: 'marked' }, activeSeconds: timer.take() });
    },
  };
}
