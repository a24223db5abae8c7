import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../domain/lesson.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { problemAnswered } from '../../domain/sample-study.ts';
import { nextAction } from './next-action.ts';

const sections = ['one', 'two', 'three'].map((id) => ({ id, title: id, html: '<p>…</p>' }));
const practice = [
  { id: 'p1', section: 'two' },
  { id: 'p2', section: 'two' },
] as Lesson['practice'];
const lesson = { sections, practice };

function studied({ read = [] as string[], tried = [] as string[], quizzes = 0 }): LessonProgress {
  return {
    startedAt: 0,
    lastActiveAt: 0,
    completedAt: null,
    activeSeconds: 0,
    sections: read,
    problems: Object.fromEntries(tried.map((id) => [id, problemAnswered(1)])),
    quiz: { attempts: quizzes, best: null, rises: [], last: null },
    note: null,
  };
}

function next(progress: LessonProgress | undefined, inView: number, { quizBegun = false, atEnd = false } = {}) {
  const action = nextAction({ lesson, progress, inView, atEnd, quizBegun });
  return action?.kind === 'read' ? `read ${action.section.id}` : action;
}

describe('the next action in a lesson', () => {
  it('leads to the first section not read, from the top of the page', () => {
    expect(next(undefined, -1)).toBe('read one');
    expect(next(studied({ read: ['one'] }), -1)).toBe('read two');
  });

  it('leads to the next section not read, past those that were', () => {
    expect(next(studied({ read: ['two'], tried: ['p1', 'p2'] }), 0)).toBe('read three');
  });

  it('comes back to a section that was skipped', () => {
    expect(next(studied({ read: ['two', 'three'], tried: ['p1', 'p2'] }), 2)).toBe('read one');
  });

  it('offers the problems of a section once it was read', () => {
    expect(next(studied({}), 1)).toBe('read three');
    expect(next(studied({ read: ['two'] }), 1)).toEqual({ kind: 'try', problemId: 'p1', count: 2 });
    expect(next(studied({ read: ['two'], tried: ['p1'] }), 1)).toEqual({ kind: 'try', problemId: 'p2', count: 1 });
  });

  it('offers the problems of the last unread section, when there is no other to go to', () => {
    expect(next(studied({ read: ['one', 'three'] }), 1)).toEqual({ kind: 'try', problemId: 'p1', count: 2 });
  });

  it('offers the quiz when all was read, until it was handed in', () => {
    const read = ['one', 'two', 'three'];
    expect(next(studied({ read }), 2)).toEqual({ kind: 'quiz', begun: false });
    expect(next(studied({ read, quizzes: 1 }), 2)).toBeNull();
  });

  it('leads past problems left out, from the end of the lesson', () => {
    const practised = {
      lesson: { sections: sections.slice(0, 2), practice },
      inView: 1,
      atEnd: true,
      quizBegun: false,
    };
    const read = ['one', 'two'];
    expect(nextAction({ ...practised, progress: studied({ read }) })).toEqual({ kind: 'quiz', begun: false });
    expect(nextAction({ ...practised, progress: studied({ read, quizzes: 1 }) })).toBeNull();
    expect(next(studied({ read: ['two'] }), 1, { atEnd: true })).toBe('read three');
  });

  it('goes on with a quiz that was begun, wherever the student reads', () => {
    expect(next(studied({ quizzes: 1 }), 0, { quizBegun: true })).toEqual({ kind: 'quiz', begun: true });
  });
});
