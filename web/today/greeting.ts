import { t } from '@lingui/core/macro';
import type { Progress } from '../../domain/progress.ts';
import { isolate } from '../words/isolate.ts';

/** What the student wants to be called; null when they did not say. */
export function displayName({ settings }: Progress): string | null {
  const name = settings['display-name']?.value;
  return typeof name === 'string' && name.trim() !== '' ? name.trim() : null;
}

/** `hour` is 0–23 where the student is. In Nigeria the evening begins at four. */
export function greetingWords(hour: number, called: string | null): string {
  const name = called && isolate(called);
  if (hour >= 4 && hour < 12) {
    return name === null
      ? t({ message: 'Good morning', comment: 'Greeting of a student whose name is not known' })
      : t({ message: `Good morning, ${name}`, comment: 'Greeting of a student by name' });
  }
  if (hour >= 12 && hour < 16) {
    return name === null
      ? t({ message: 'Good afternoon', comment: 'Greeting of a student whose name is not known' })
      : t({ message: `Good afternoon, ${name}`, comment: 'Greeting of a student by name' });
  }
  return name === null
    ? t({ message: 'Good evening', comment: 'Greeting of a student whose name is not known' })
    : t({ message: `Good evening, ${name}`, comment: 'Greeting of a student by name' });
}
