import type { WireEvent } from '../../domain/events.ts';
import { scoreEvent } from '../../domain/grading.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { fromWire } from '../../domain/wire.ts';

type AnswerEvent = Extract<WireEvent, { type: 'problem_answered' | 'quiz_submitted' }>;

export function carriesAnswers<E extends WireEvent>(event: E): event is Extract<E, { type: AnswerEvent['type'] }> {
  return event.type === 'problem_answered' || event.type === 'quiz_submitted';
}

/** The score of an answer, null when the content it cites is of another lesson than it says. */
export function scoreAgainst(lesson: Lesson, event: AnswerEvent): number | null {
  return lesson.id === event.lesson_id ? scoreEvent(fromWire<AnswerEvent>(event), lesson) : null;
}
