import type { Lesson } from '../../domain/lesson.ts';
import type { LessonProgress } from '../../domain/progress.ts';

export type NextAction =
  /** Go on to this section. */
  | { kind: 'read'; section: Lesson['sections'][number] }
  /** Try the problems of the section in view, of which `problemId` is the first not answered yet. */
  | { kind: 'try'; problemId: string; count: number }
  | { kind: 'quiz'; begun: boolean };

interface ReadingPlace {
  lesson: Pick<Lesson, 'sections' | 'practice'>;
  progress: LessonProgress | undefined;
  /** The section being looked at, from 0; -1 above the first. */
  inView: number;
  /** The end of the lesson is being looked at: the problems were passed. */
  atEnd: boolean;
  /** Some of the quiz is done and not handed in. */
  quizBegun: boolean;
}

/**
 * The one useful thing to do from here; null when the lesson has nothing left to offer. A quiz begun comes first. Then, a
 * section that was read offers its problems before the next section, but not from the end of the lesson; when all is read, the quiz
 * follows until it was handed in once.
 */
export function nextAction({ lesson, progress, inView, atEnd, quizBegun }: ReadingPlace): NextAction | null {
  if (quizBegun) return { kind: 'quiz', begun: true };
  const isUnread = ({ id }: { id: string }) => !progress?.sections.includes(id);
  const current = lesson.sections[inView];
  const others = [...lesson.sections.slice(inView + 1), ...lesson.sections.slice(0, Math.max(inView, 0))];
  const section = others.find(isUnread);

  const untried = lesson.practice.filter(
    (problem) => problem.section === current?.id && !progress?.problems[problem.id],
  );
  const isTimeToTry = !atEnd && current && (!isUnread(current) || !section);
  if (isTimeToTry && untried[0]) return { kind: 'try', problemId: untried[0].id, count: untried.length };

  if (section) return { kind: 'read', section };
  return progress && progress.quiz.attempts > 0 ? null : { kind: 'quiz', begun: false };
}
