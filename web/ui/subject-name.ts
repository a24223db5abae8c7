import { t } from '@lingui/core/macro';
import type { Subject } from './cloth.tsx';

/** The subjects in the order they are listed. */
export const SUBJECTS: readonly Subject[] = ['mathematics', 'physics', 'chemistry', 'biology', 'english', 'economics'];

export function subjectName(subject: Subject): string {
  switch (subject) {
    case 'mathematics':
      return t({ message: 'Mathematics', comment: 'School subject' });
    case 'physics':
      return t({ message: 'Physics', comment: 'School subject' });
    case 'chemistry':
      return t({ message: 'Chemistry', comment: 'School subject' });
    case 'biology':
      return t({ message: 'Biology', comment: 'School subject' });
    case 'english':
      return t({ message: 'English Language', comment: 'School subject' });
    case 'economics':
      return t({ message: 'Economics', comment: 'School subject' });
  }
}
