import { plural, t } from '@lingui/core/macro';
import type { AchievementId } from '../../domain/achievements.ts';
import { lagosDate } from '../../domain/calendar.ts';
import type { EarnedState } from '../../domain/gamification.ts';
import type { Subject } from '../ui/cloth.tsx';
import { subjectName } from '../ui/subject-name.ts';
import { dateFormat } from '../words/formats.ts';

type Counted = 'days' | 'lessons' | 'subjects' | 'problems';

/** What each badge counts. */
const COUNTS: Record<AchievementId, Counted> = {
  first_mastery: 'lessons',
  subject_master: 'lessons',
  polymath: 'subjects',
  week_warrior: 'days',
  month_master: 'days',
  unstoppable: 'days',
  explorer: 'subjects',
  renaissance_learner: 'subjects',
  century_club: 'problems',
  quiz_master: 'lessons',
  night_owl: 'days',
  early_bird: 'days',
};

const IN_A_ROW: readonly AchievementId[] = ['week_warrior', 'month_master', 'unstoppable'];

/** Why a badge was earned: `7 days: 9–15 Jun`, `100 problems, the last on 3 Jun`. Empty while it was not. */
export function badgeReason({ id, earnedAt, of, span, subject }: EarnedState): string {
  if (earnedAt === null) return '';
  // What only the server can show the reason of has at least its day.
  const day = formatDate(span?.to ?? lagosDate(earnedAt));
  if (!span || of === 1) return t({ message: `Earned on ${day}`, comment: 'A badge; the day it was earned' });
  const count = countWords(COUNTS[id], of);
  if (IN_A_ROW.includes(id)) {
    const range = formatDates(span);
    return t({ message: `${count}: ${range}`, comment: 'Days in a row that earned a badge, such as 7 days: 9–15 Jun' });
  }
  const reason = t({
    message: `${count}, the last on ${day}`,
    comment: 'What earned a badge, such as 100 problems, the last on 3 Jun',
  });
  return withSubject(reason, subject);
}

/** How far it is to a badge: `4 of 7 days`. */
export function badgeProgress({ id, done, of, subject }: EarnedState): string {
  const count = countWords(COUNTS[id], of);
  return withSubject(t({ message: `${done} of ${count}`, comment: 'How far it is to a badge: 4 of 7 days' }), subject);
}

function withSubject(words: string, subject: string | null): string {
  return subject === null ? words : `${subjectName(subject as Subject)}: ${words}`;
}

function countWords(counted: Counted, of: number): string {
  switch (counted) {
    case 'days':
      return plural(of, { one: '# day', other: '# days' });
    case 'lessons':
      return plural(of, { one: '# lesson', other: '# lessons' });
    case 'subjects':
      return plural(of, { one: '# subject', other: '# subjects' });
    case 'problems':
      return plural(of, { one: '# problem', other: '# problems' });
  }
}

const DATE: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };

function formatDate(date: string): string {
  return dateFormat(DATE).format(new Date(date));
}

function formatDates({ from, to }: { from: string; to: string }): string {
  return dateFormat(DATE).formatRange(new Date(from), new Date(to));
}
