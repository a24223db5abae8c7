import { useQuery } from '@tanstack/react-query';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { type NextStep, nextStep } from '../../domain/next-step.ts';
import type { Progress } from '../../domain/progress.ts';
import { useApp } from '../app/app-context.ts';
import { STUDENT } from '../app/follow-client.ts';
import { useProgress } from '../app/use-progress.ts';
import { catalogueQuery } from '../lessons/lesson-queries.ts';

export type Today =
  | { state: 'loading'; progress: Progress | undefined }
  /** What the student did could not be read. */
  | { state: 'failed'; retry: () => void }
  /** The list of lessons is neither on this phone nor to be had now. */
  | { state: 'no_lessons'; progress: Progress; retry: () => void }
  | { state: 'known'; progress: Progress; lessons: readonly CatalogueEntry[]; step: NextStep };

/** All that Today shows, as of `now` in Unix milliseconds. */
export function useToday(now: number): Today {
  const { client } = useApp();
  const progress = useProgress();
  const catalogue = useQuery(catalogueQuery);
  const drafts = useQuery({ queryKey: [STUDENT, 'quiz-drafts'], queryFn: () => client.readDrafts() });

  if (progress.isError || drafts.isError) {
    return {
      state: 'failed',
      retry: () => {
        void progress.refetch();
        void drafts.refetch();
      },
    };
  }
  if (!progress.data || !drafts.data) return { state: 'loading', progress: progress.data };
  if (catalogue.data) {
    const { lessons } = catalogue.data;
    const step = nextStep(lessons, progress.data, drafts.data, now);
    return { state: 'known', progress: progress.data, lessons, step };
  }
  if (catalogue.isError) {
    return { state: 'no_lessons', progress: progress.data, retry: () => void catalogue.refetch() };
  }
  return { state: 'loading', progress: progress.data };
}
