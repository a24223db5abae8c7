import { t } from '@lingui/core/macro';
import type { PathState, PathStep } from '../../domain/learning-path.ts';
import { type CatalogueEntry, GRADES } from '../../domain/lesson.ts';
import { minutesLeft } from '../../domain/lesson-share.ts';
import { masteryLevel, PROFICIENT_FROM } from '../../domain/mastery.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { formatShare } from '../ui/format-time.ts';
import { levelWords } from '../ui/level-words.ts';
import { listWords } from '../words/formats.ts';
import { isolate } from '../words/isolate.ts';

/** What a step of the path tells under its title. */
export function stepWords({ entry, state, waitsFor }: PathStep, progress: LessonProgress | undefined): string {
  if (state === 'locked') {
    const lessons = listWords(waitsFor.map(({ title }) => isolate(title)));
    return t({ message: `Needs ${lessons} first`, comment: 'A lesson that builds on others, by title, not done yet' });
  }
  if (!progress) {
    const { minutes } = entry;
    return t({ message: `${minutes} min`, comment: 'How long a lesson takes' });
  }
  return state === 'done' ? doneWords(progress) : begunWords(entry, progress);
}

function doneWords(progress: LessonProgress): string {
  return progress.quiz.attempts === 0 ? t`Finished, without its quiz` : levelWords(masteryLevel(progress));
}

function begunWords(entry: CatalogueEntry, progress: LessonProgress): string {
  const { sections } = entry;
  const minutes = minutesLeft(entry, progress);
  if (progress.quiz.best !== null) {
    const best = formatShare(progress.quiz.best);
    const needed = formatShare(PROFICIENT_FROM);
    return t({
      message: `Best quiz ${best} · passes from ${needed}`,
      comment: 'A lesson whose quiz was not passed yet',
    });
  }
  const section = progress.sections.length + 1;
  if (section > sections) {
    return t({ message: `Quiz next · ${minutes} min left`, comment: 'A lesson read to its end, its quiz not taken' });
  }
  return t({
    message: `Section ${section} of ${sections} · ${minutes} min left`,
    comment: 'Where the student is in a lesson',
  });
}

/** What the mark of a step says to those who do not see it. */
export function stateWords(state: PathState): string {
  switch (state) {
    case 'done':
      return t({ message: 'Done', comment: 'State of a lesson, read aloud' });
    case 'here':
      return t({ message: 'You are here', comment: 'State of a lesson, read aloud' });
    case 'next':
      return t({ message: 'Open to you', comment: 'State of a lesson, read aloud: nothing is needed before it' });
    case 'locked':
      return t({ message: 'Locked', comment: 'State of a lesson, read aloud: others come before it' });
  }
}

/** The classes these lessons are for: `SS1 to SS3`. */
export function gradeWords(lessons: readonly CatalogueEntry[]): string {
  const grades = GRADES.filter((grade) => lessons.some((lesson) => lesson.grade === grade));
  const first = grades[0] ?? '';
  const last = grades.at(-1) ?? '';
  return first === last ? first : t({ message: `${first} to ${last}`, comment: 'School classes, such as SS1 to SS3' });
}
