import type { CatalogueEntry } from './lesson.ts';
import type { LessonProgress, Progress } from './progress.ts';

/** For tests: catalogue entries and progress of which only the fields that matter are given. */

export function sampleEntry(fields: Partial<CatalogueEntry> & Pick<CatalogueEntry, 'id'>): CatalogueEntry {
  return {
    version: 1,
    lang: 'en',
    subject: 'mathematics',
    grade: 'SS1',
    title: fields.id,
    difficulty: 'beginner',
    objectives: [],
    nerdc: [],
    waec: [],
    jamb: [],
    prerequisites: [],
    connections: [],
    skills: [],
    minutes: 40,
    sections: 4,
    questions: 10,
    keywords: [],
    terms: [],
    contentHash: 'a'.repeat(32),
    files: [],
    ...fields,
  };
}

/** A lesson begun at time 0, or as `fields` say. */
export function sampleLessonProgress(fields: Partial<LessonProgress> = {}): LessonProgress {
  return {
    startedAt: 0,
    lastActiveAt: 0,
    completedAt: null,
    activeSeconds: 0,
    sections: [],
    problems: {},
    quiz: { attempts: 0, best: null, rises: [], last: null },
    note: null,
    ...fields,
  };
}

export function sampleProgress(lessons: Progress['lessons'], days: Progress['days'] = {}): Progress {
  return { lessons, days, settings: {} };
}

/** A quiz handed in once. */
export function quizTaken(score: number, at = 0): LessonProgress['quiz'] {
  return { attempts: 1, best: score, rises: [{ at, id: '', score }], last: { at, id: '', score } };
}

/** A problem answered `answered` times, with what the first answer and the best one earned. */
export function problemAnswered(first: number, best = first, answered = 1): LessonProgress['problems'][string] {
  return { answered, hints: 0, best, first: { at: 0, id: '', score: first }, solvedAt: best === 1 ? 0 : null };
}

/** A day studied for `minutes` minutes with one event, from `at` on. */
export function studyDay(minutes = 1, at = 0): Progress['days'][string] {
  return { activeSeconds: minutes * 60, events: 1, firstAt: at };
}
