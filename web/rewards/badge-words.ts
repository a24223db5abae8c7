import { plural, t } from '@lingui/core/macro';
import type { AchievementId, BadgeLevel } from '../../domain/achievements.ts';
import { MASTERED_FROM } from '../../domain/mastery.ts';
import { formatShare } from '../ui/format-time.ts';

export function badgeName(id: AchievementId): string {
  switch (id) {
    case 'first_mastery':
      return t({ message: 'First Steps', comment: 'Name of a badge: one lesson mastered' });
    case 'subject_master':
      return t({ message: 'Subject Master', comment: 'Name of a badge: every lesson of a subject mastered' });
    case 'polymath':
      return t({ message: 'Polymath', comment: 'Name of a badge: lessons mastered in 5 subjects' });
    case 'week_warrior':
      return t({ message: 'Week Warrior', comment: 'Name of a badge: 7 days in a row' });
    case 'month_master':
      return t({ message: 'Month Master', comment: 'Name of a badge: 30 days in a row' });
    case 'unstoppable':
      return t({ message: 'Unstoppable', comment: 'Name of a badge: 100 days in a row' });
    case 'explorer':
      return t({ message: 'Explorer', comment: 'Name of a badge: lessons begun in 3 subjects' });
    case 'renaissance_learner':
      return t({ message: 'Renaissance Learner', comment: 'Name of a badge: a lesson finished in every subject' });
    case 'century_club':
      return t({ message: 'Century Club', comment: 'Name of a badge: 100 practice problems' });
    case 'quiz_master':
      return t({ message: 'Quiz Master', comment: 'Name of a badge: 90 % in the quizzes of 10 lessons' });
    case 'night_owl':
      return t({ message: 'Night Owl', comment: 'Name of a badge: study late on 10 days' });
    case 'early_bird':
      return t({ message: 'Early Bird', comment: 'Name of a badge: study early on 10 days' });
  }
}

/** What a badge takes. */
export function badgeTask(id: AchievementId): string {
  const share = formatShare(MASTERED_FROM);
  switch (id) {
    case 'first_mastery':
      return t`Get ${share} or more in the quiz of a lesson`;
    case 'subject_master':
      return t`Master every lesson of a subject`;
    case 'polymath':
      return t`Master lessons in 5 subjects`;
    case 'week_warrior':
      return t`Study 7 days in a row`;
    case 'month_master':
      return t`Study 30 days in a row`;
    case 'unstoppable':
      return t`Study 100 days in a row`;
    case 'explorer':
      return t`Start lessons in 3 subjects`;
    case 'renaissance_learner':
      return t`Finish a lesson in every subject`;
    case 'century_club':
      return t`Get 100 practice problems right`;
    case 'quiz_master':
      return t`Get ${share} or more in the quizzes of 10 lessons`;
    case 'night_owl':
      return t`Study after 21:00 on 10 days`;
    case 'early_bird':
      return t`Study before 07:00 on 10 days`;
  }
}

export function badgeLevelName(level: BadgeLevel): string {
  switch (level) {
    case 'bronze':
      return t({ message: 'Bronze', comment: 'Level of a student by points, the lowest of five' });
    case 'silver':
      return t({ message: 'Silver', comment: 'Level of a student by points, the second of five' });
    case 'gold':
      return t({ message: 'Gold', comment: 'Level of a student by points, the third of five' });
    case 'platinum':
      return t({ message: 'Platinum', comment: 'Level of a student by points, the fourth of five' });
    case 'diamond':
      return t({ message: 'Diamond', comment: 'Level of a student by points, the highest of five' });
  }
}

export function pointsWords(points: number): string {
  return plural(points, { one: '# point', other: '# points' });
}
