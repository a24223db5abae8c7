import { t } from '@lingui/core/macro';
import type { MasteryLevel } from '../../domain/mastery.ts';

export function levelWords(level: MasteryLevel): string {
  switch (level) {
    case 'not_started':
      return t({ message: 'Not started', comment: 'Mastery level, the lowest of five' });
    case 'beginning':
      return t({ message: 'Beginning', comment: 'Mastery level, the second of five' });
    case 'developing':
      return t({ message: 'Developing', comment: 'Mastery level, the third of five' });
    case 'proficient':
      return t({ message: 'Proficient', comment: 'Mastery level, the fourth of five' });
    case 'mastered':
      return t({ message: 'Mastered', comment: 'Mastery level, the highest of five' });
  }
}
