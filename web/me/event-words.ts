import type { EventType } from '../../domain/events.ts';

/** What the student did, in their words. */
export const EVENT_WORDS: Record<EventType, string> = {
  lesson_started: 'Lesson begun',
  section_read: 'Section read',
  problem_answered: 'Problem answered',
  hint_used: 'Hint used',
  quiz_submitted: 'Quiz handed in',
  lesson_completed: 'Lesson finished',
  note_saved: 'Note',
  setting_changed: 'Setting',
};
