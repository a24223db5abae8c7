import { lessonShare } from '../../domain/lesson-share.ts';
import type { NextStep } from '../../domain/next-step.ts';
import type { Progress } from '../../domain/progress.ts';

/** Where a next step is taken; null when there is none. */
export function nextStepHref(step: NextStep): string | null {
  switch (step.kind) {
    case 'finish_quiz':
    case 'take_quiz':
      return `/lessons/${step.entry.id}/quiz`;
    case 'continue':
    case 'start':
      return `/lessons/${step.entry.id}`;
    case 'review':
      return reviewHref(step.entry.id);
    case 'all_done':
      return null;
  }
}

/** Practice with questions of one lesson. */
export function reviewHref(lessonId: string): string {
  return `/quiz?lesson=${lessonId}`;
}

/** How far what the step goes on with has come, 0–1; null where nothing was begun. */
export function nextStepShare(step: NextStep, progress: Progress): number | null {
  switch (step.kind) {
    case 'finish_quiz':
      return step.answered / Math.max(step.questions, step.answered);
    case 'continue':
    case 'take_quiz':
      return lessonShare(step.entry, progress.lessons[step.entry.id]);
    default:
      return null;
  }
}
