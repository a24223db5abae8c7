import { t } from '@lingui/core/macro';
import type { EventType } from '../../domain/events.ts';

/** What the student did, in their words. */
export function eventWords(type: EventType): string {
  switch (type) {
    case 'lesson_started':
      return t({ message: 'Lesson begun', comment: 'Something the student did, in a list' });
    case 'section_read':
      return t({ message: 'Section read', comment: 'Something the student did, in a list' });
    case 'problem_answered':
      return t({ message: 'Problem answered', comment: 'Something the student did, in a list' });
    case 'hint_used':
      return t({ message: 'Hint used', comment: 'Something the student did, in a list' });
    case 'quiz_submitted':
      return t({ message: 'Quiz handed in', comment: 'Something the student did, in a list' });
    case 'lesson_completed':
      return t({ message: 'Lesson finished', comment: 'Something the student did, in a list' });
    case 'note_saved':
      return t({ message: 'Note saved', comment: 'Something the student did, in a list' });
    case 'setting_changed':
      return t({ message: 'Setting changed', comment: 'Something the student did, in a list' });
  }
}
