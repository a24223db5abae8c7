import type { CatalogueEntry, Lesson, ShortQuestion } from './lesson.ts';
import { PROFICIENT_FROM } from './mastery.ts';
import type { Progress } from './progress.ts';

/** From all lessons, from what is weak first, or from one subject. */
export type PracticeMode = 'mixed' | 'weak' | { subject: CatalogueEntry['subject'] };

export interface PracticeItem {
  lesson: Lesson;
  question: ShortQuestion;
}

/**
 * At most `count` questions from `lessons` (those at hand, each once) to practise, no item twice. The practice problems of
 * each lesson, and its quiz questions once its quiz was handed in, so that the quiz stays new. Essays stay in their lesson: a
 * row of questions is for minutes, and is scored by the app.
 *
 * First come items not solved at the first answer, then the rest; for `weak` before both, items never solved yet, then those of
 * lessons begun whose quiz has not passed. Within each of these groups lessons take turns, in an order drawn by
 * `random` (0 ≤ x < 1), as are the items of each.
 */
export function pickPractice(
  lessons: readonly Lesson[],
  progress: Progress,
  mode: PracticeMode,
  count: number,
  random: () => number,
): PracticeItem[] {
  const chosen = typeof mode === 'string' ? lessons : lessons.filter(({ subject }) => subject === mode.subject);
  const decks = shuffled(chosen, random).map((lesson) => shuffled(itemsOf(lesson, progress), random));
  const groups = [0, 1, 2, 3].map((group) =>
    takingTurns(decks.map((deck) => deck.filter((item) => groupOf(item, progress, mode) === group))),
  );
  return groups.flat().slice(0, count);
}

function itemsOf(lesson: Lesson, progress: Progress): PracticeItem[] {
  const quizDone = (progress.lessons[lesson.id]?.quiz.attempts ?? 0) > 0;
  const problems = lesson.practice.filter((question) => question.type !== 'essay');
  return [...problems, ...(quizDone ? lesson.quiz : [])].map((question) => ({ lesson, question }));
}

function groupOf({ lesson, question }: PracticeItem, progress: Progress, mode: PracticeMode): number {
  const studied = progress.lessons[lesson.id];
  const problem = studied?.problems[question.id];
  if (mode === 'weak') {
    if ((problem?.best ?? 1) < 1) return 0;
    if (studied && (studied.quiz.best ?? 0) < PROFICIENT_FROM) return 1;
  }
  return problem?.first?.score === 1 ? 3 : 2;
}

/** The first of each, then the second of each, and so on. */
function takingTurns<T>(decks: readonly T[][]): T[] {
  const rounds = Math.max(0, ...decks.map(({ length }) => length));
  return Array.from({ length: rounds }, (_, round) => decks.flatMap((deck) => deck.slice(round, round + 1))).flat();
}

/** Fisher–Yates: every order is as likely as another. */
function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const drawn = [...items];
  for (let left = drawn.length; left > 1; left--) {
    const [item] = drawn.splice(Math.floor(random() * left), 1);
    if (item !== undefined) drawn.push(item);
  }
  return drawn;
}
