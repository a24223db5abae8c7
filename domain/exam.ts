import type { CatalogueEntry } from './lesson.ts';

export const EXAMS = ['waec', 'neco', 'jamb'] as const;
export type Exam = (typeof EXAMS)[number];

/** What an exam asks of a lesson's subject. NECO examines the curriculum of the NERDC. */
export function topicsFor(exam: Exam, lesson: Pick<CatalogueEntry, 'nerdc' | 'waec' | 'jamb'>): readonly string[] {
  return exam === 'neco' ? lesson.nerdc : lesson[exam];
}

/** The lessons that an exam asks about, and those of `lessons` that they build on. */
export function lessonsForExam<L extends CatalogueEntry>(lessons: readonly L[], exam: Exam): L[] {
  const byId = new Map(lessons.map((lesson) => [lesson.id, lesson]));
  const kept = new Set<L>();
  const keep = (lesson: L | undefined) => {
    if (!lesson || kept.has(lesson)) return;
    kept.add(lesson);
    for (const id of lesson.prerequisites) keep(byId.get(id));
  };
  for (const lesson of lessons) if (topicsFor(exam, lesson).length > 0) keep(lesson);
  return lessons.filter((lesson) => kept.has(lesson));
}
