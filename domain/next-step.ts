import { currentLesson, learningPath } from './learning-path.ts';
import type { CatalogueEntry } from './lesson.ts';
import { minutesLeft } from './lesson-share.ts';
import { solvedAtFirst } from './mastery.ts';
import type { LessonProgress, Progress } from './progress.ts';
import { type DueReview, dueReviews, reviewOf } from './review.ts';

/** What to do next, with what a sentence about the reason needs. */
export type NextStep =
  | { kind: 'finish_quiz'; entry: CatalogueEntry; answered: number; questions: number }
  /** `section`, from 1, is the next to read of `sections`. */
  | {
      kind: 'continue';
      entry: CatalogueEntry;
      section: number;
      sections: number;
      minutesLeft: number;
      firstTries: FirstTries;
    }
  | { kind: 'take_quiz'; entry: CatalogueEntry; questions: number; firstTries: FirstTries }
  /** `items` questions to look at again; `bestQuiz` is 0–1, null before any quiz. */
  | {
      kind: 'review';
      entry: CatalogueEntry;
      level: DueReview['level'];
      daysSince: number;
      items: number;
      bestQuiz: number | null;
    }
  /** `after` are the prerequisites, all done where it is `unlocked`. */
  | { kind: 'start'; entry: CatalogueEntry; because: StartReason; after: CatalogueEntry[] }
  | { kind: 'all_done' };

/**
 * `first`: nothing was begun yet. `unlocked`: what the lesson builds on is done. `same_subject`: it builds on nothing, and comes
 * next in a subject already begun. `new_subject`: it builds on nothing and begins a subject.
 */
export type StartReason = 'first' | 'unlocked' | 'same_subject' | 'new_subject';

/** Practice problems right at the first answer, `of` those answered. */
export interface FirstTries {
  right: number;
  of: number;
}

/** What counts of a quiz on its way: its answers, by item id. */
interface StartedQuiz {
  lessonId: string;
  answers: Readonly<Record<string, unknown>>;
}

/**
 * The one thing to offer at `now` (Unix milliseconds). The first there is of these:
 *
 * 1. `finish_quiz`: a quiz with at least one answer was left; of several, the one of the lesson last active.
 * 2. `continue`, `take_quiz`: the lesson last active of those begun and not done whose quiz was not handed in; its next section
 *    or, when as many were read as it has, its quiz.
 * 3. `review`: the most overdue one.
 * 4. `start`: the first lesson not begun and not locked on the path of its subject; the subject last active first, then the
 *    others in the order of the catalogue.
 * 5. `review` of the lesson last active of those not done, though not due: others may wait for it.
 * 6. `start` of the first locked one: only prerequisites in a circle lock what is left then.
 * 7. `all_done`.
 */
export function nextStep(
  lessons: readonly CatalogueEntry[],
  progress: Progress,
  drafts: readonly StartedQuiz[],
  now: number,
): NextStep {
  return (
    finishQuiz(lessons, progress, drafts) ??
    goOn(lessons, progress) ??
    reviewDue(lessons, progress, now) ??
    start(lessons, progress, 'next') ??
    reviewAnyway(lessons, progress, now) ??
    start(lessons, progress, 'locked') ?? { kind: 'all_done' }
  );
}

function finishQuiz(
  lessons: readonly CatalogueEntry[],
  progress: Progress,
  drafts: readonly StartedQuiz[],
): NextStep | undefined {
  const answers = new Map(drafts.map((draft) => [draft.lessonId, Object.keys(draft.answers).length]));
  const [entry] = lastActiveFirst(lessons, progress).filter(({ id }) => answers.get(id));
  return entry && { kind: 'finish_quiz', entry, answered: answers.get(entry.id) ?? 0, questions: entry.questions };
}

function goOn(lessons: readonly CatalogueEntry[], progress: Progress): NextStep | undefined {
  const unfinished = lessons.filter(({ id, sections, questions }) => {
    const lesson = progress.lessons[id];
    return lesson?.quiz.attempts === 0 && (lesson.sections.length < sections || questions > 0);
  });
  const entry = currentLesson(unfinished, progress);
  const lesson = entry && progress.lessons[entry.id];
  if (!lesson) return undefined;
  const { sections, questions } = entry;
  const firstTries = firstTriesOf(lesson);
  const section = lesson.sections.length + 1;
  if (section > sections) return { kind: 'take_quiz', entry, questions, firstTries };
  return { kind: 'continue', entry, section, sections, minutesLeft: minutesLeft(entry, lesson), firstTries };
}

function reviewDue(lessons: readonly CatalogueEntry[], progress: Progress, now: number): NextStep | undefined {
  for (const due of dueReviews(progress, now)) {
    const entry = lessons.find(({ id }) => id === due.lessonId);
    if (entry) return reviewStep(entry, progress, due);
  }
  return undefined;
}

function reviewAnyway(lessons: readonly CatalogueEntry[], progress: Progress, now: number): NextStep | undefined {
  const entry = currentLesson(lessons, progress);
  const lesson = entry && progress.lessons[entry.id];
  return lesson && reviewStep(entry, progress, reviewOf(entry.id, lesson, now));
}

function reviewStep(entry: CatalogueEntry, progress: Progress, { level, daysSince, items }: DueReview): NextStep {
  const bestQuiz = progress.lessons[entry.id]?.quiz.best ?? null;
  return { kind: 'review', entry, level, daysSince, items, bestQuiz };
}

function start(lessons: readonly CatalogueEntry[], progress: Progress, state: 'next' | 'locked'): NextStep | undefined {
  const subjects = new Set(lastActiveFirst(lessons, progress).map(({ subject }) => subject));
  for (const subject of subjects) {
    const ofSubject = lessons.filter((entry) => entry.subject === subject);
    const step = learningPath(ofSubject, progress, lessons).find(
      (one) => one.state === state && !progress.lessons[one.entry.id],
    );
    if (!step) continue;
    const { entry } = step;
    const after = lessons.filter(({ id }) => entry.prerequisites.includes(id));
    return { kind: 'start', entry, because: startReason(lessons, progress, entry, after), after };
  }
  return undefined;
}

function startReason(
  lessons: readonly CatalogueEntry[],
  progress: Progress,
  { subject }: CatalogueEntry,
  after: readonly CatalogueEntry[],
): StartReason {
  const begun = lessons.filter(({ id }) => progress.lessons[id]);
  if (begun.length === 0) return 'first';
  if (after.length > 0) return 'unlocked';
  return begun.some((entry) => entry.subject === subject) ? 'same_subject' : 'new_subject';
}

/** Those not begun come last, in the order given. */
function lastActiveFirst(lessons: readonly CatalogueEntry[], progress: Progress): CatalogueEntry[] {
  const lastActiveAt = ({ id }: CatalogueEntry) => progress.lessons[id]?.lastActiveAt ?? -1;
  return [...lessons].sort((a, b) => lastActiveAt(b) - lastActiveAt(a));
}

function firstTriesOf(lesson: LessonProgress): FirstTries {
  // A hint alone is no try, and an essay has no score.
  const of = Object.values(lesson.problems).filter(({ first }) => typeof first?.score === 'number').length;
  return { right: solvedAtFirst(lesson), of };
}
