import type { Lesson } from '../../domain/lesson.ts';
import type { PracticeItem } from '../../domain/practice.ts';

/** An item to practise with the version of its lesson. */
export type SessionItem = PracticeItem & { contentHash: string };

/** A row of questions on its way. */
export interface PracticeSession {
  items: readonly SessionItem[];
  /** The question on screen, from 0; as many as there are items when all are done. */
  index: number;
  /** 0–1, of the items answered so far, in their order. */
  scores: readonly number[];
  /** The student stopped, or came to the end. */
  over: boolean;
}

export type PracticeStep = { type: 'answered'; score: number } | { type: 'next' } | { type: 'stop' };

export function startSession(items: readonly SessionItem[]): PracticeSession {
  return { items, index: 0, scores: [], over: false };
}

export function practise(session: PracticeSession, step: PracticeStep): PracticeSession {
  switch (step.type) {
    case 'answered':
      // Each item counts once, however often it is told.
      if (session.over || session.scores.length > session.index) return session;
      return { ...session, scores: [...session.scores, step.score] };
    case 'next': {
      // The scores stand in the order of the items, so none is left out.
      if (session.over || session.scores.length <= session.index) return session;
      const index = session.index + 1;
      return { ...session, index, over: index >= session.items.length };
    }
    case 'stop':
      return { ...session, over: true };
  }
}

export interface LessonResult {
  lesson: Lesson;
  right: number;
  of: number;
  missed: SessionItem[];
}

/** What was answered, by lesson in the order in which they came. */
export function resultsByLesson({ items, scores }: PracticeSession): LessonResult[] {
  const results = new Map<string, LessonResult>();
  for (const [i, score] of scores.entries()) {
    const item = items[i];
    if (!item) throw new RangeError(`there is a score ${i + 1}, but only ${items.length} items`);
    const { lesson } = item;
    const before = results.get(lesson.id) ?? { lesson, right: 0, of: 0, missed: [] };
    const isRight = score === 1;
    results.set(lesson.id, {
      lesson,
      right: before.right + (isRight ? 1 : 0),
      of: before.of + 1,
      missed: isRight ? before.missed : [...before.missed, item],
    });
  }
  return [...results.values()];
}
