import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type PracticeMode, pickPractice } from '../../domain/practice.ts';
import type { Progress } from '../../domain/progress.ts';
import { lessonQuery } from '../lessons/lesson-queries.ts';
import { type LessonAtHand, lessonsToRead } from './lessons-at-hand.ts';
import type { SessionItem } from './practice-session.ts';

interface PracticeWish {
  mode: PracticeMode;
  count: number;
  atHand: readonly LessonAtHand[];
  progress: Progress;
}

export interface PracticeRow {
  /** Counts the rows of this visit. */
  number: number;
  items: SessionItem[];
}

/** Reads lessons and picks a row of questions. A lesson that cannot be read is left out; without any the row is empty. */
export function usePracticeRow() {
  const queries = useQueryClient();
  const [row, setRow] = useState<PracticeRow>();
  const begin = useMutation({
    async mutationFn({ mode, count, atHand, progress }: PracticeWish): Promise<SessionItem[]> {
      const wanted = lessonsToRead(atHand, progress, mode, Math.random);
      const read = await Promise.allSettled(
        wanted.map(({ contentHash }) => queries.fetchQuery(lessonQuery(contentHash))),
      );
      const lessons = read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const hashes = new Map(wanted.map(({ id, contentHash }) => [id, contentHash]));
      return pickPractice(lessons, progress, mode, count, Math.random).flatMap((item) => {
        const contentHash = hashes.get(item.lesson.id);
        return contentHash === undefined ? [] : [{ ...item, contentHash }];
      });
    },
    onSuccess: (items) => setRow((last) => ({ number: (last?.number ?? 0) + 1, items })),
  });
  return { row, start: begin.mutate, isStarting: begin.isPending, leave: () => setRow(undefined) };
}
