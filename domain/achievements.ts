/** The twelve achievements as facts: names, worth and how much of what each takes. Their rules are in gamification.ts. */

export const BADGE_LEVELS = ['bronze', 'silver', 'gold', 'platinum', 'diamond'] as const;
export type BadgeLevel = (typeof BADGE_LEVELS)[number];

/** Total points from which on a student is at each level. */
const LEVEL_FROM: Record<BadgeLevel, number> = { bronze: 0, silver: 500, gold: 1000, platinum: 2000, diamond: 5000 };

/** A streak day's worth in points. */
export const STREAK_DAY_POINTS = 10;

interface Achievement {
  id: string;
  title: string;
  description: string;
  category: 'mastery' | 'streak' | 'exploration' | 'milestone' | 'special';
  points: number;
  badge: BadgeLevel;
}

export const ACHIEVEMENTS = [
  {
    id: 'first_mastery',
    title: 'First Steps',
    description: 'Master one lesson',
    category: 'mastery',
    points: 50,
    badge: 'bronze',
  },
  {
    id: 'subject_master',
    title: 'Subject Master',
    description: 'Master every lesson of a subject',
    category: 'mastery',
    points: 500,
    badge: 'gold',
  },
  {
    id: 'polymath',
    title: 'Polymath',
    description: 'Master lessons in 5 subjects',
    category: 'mastery',
    points: 1000,
    badge: 'platinum',
  },
  {
    id: 'week_warrior',
    title: 'Week Warrior',
    description: 'Study 7 days in a row',
    category: 'streak',
    points: 100,
    badge: 'bronze',
  },
  {
    id: 'month_master',
    title: 'Month Master',
    description: 'Study 30 days in a row',
    category: 'streak',
    points: 300,
    badge: 'silver',
  },
  {
    id: 'unstoppable',
    title: 'Unstoppable',
    description: 'Study 100 days in a row',
    category: 'streak',
    points: 1000,
    badge: 'diamond',
  },
  {
    id: 'explorer',
    title: 'Explorer',
    description: 'Start lessons in 3 subjects',
    category: 'exploration',
    points: 50,
    badge: 'bronze',
  },
  {
    id: 'renaissance_learner',
    title: 'Renaissance Learner',
    description: 'Complete a lesson in every subject',
    category: 'exploration',
    points: 400,
    badge: 'gold',
  },
  {
    id: 'century_club',
    title: 'Century Club',
    description: 'Complete 100 practice problems',
    category: 'milestone',
    points: 200,
    badge: 'silver',
  },
  {
    id: 'quiz_master',
    title: 'Quiz Master',
    description: 'Get 90 % or more in 10 quizzes',
    category: 'milestone',
    points: 300,
    badge: 'gold',
  },
  {
    id: 'night_owl',
    title: 'Night Owl',
    description: 'Study after 21:00 on 10 days',
    category: 'special',
    points: 100,
    badge: 'bronze',
  },
  {
    id: 'early_bird',
    title: 'Early Bird',
    description: 'Study before 07:00 on 10 days',
    category: 'special',
    points: 100,
    badge: 'bronze',
  },
] as const satisfies Achievement[];

export type AchievementId = (typeof ACHIEVEMENTS)[number]['id'];

/** What a total of points makes of a student. */
export function badgeLevel(points: number): BadgeLevel {
  return BADGE_LEVELS.findLast((level) => points >= LEVEL_FROM[level]) ?? 'bronze';
}

/** The level after it and the points it takes; null at the highest. */
export function nextLevel(points: number): { level: BadgeLevel; from: number } | null {
  const level = BADGE_LEVELS.find((one) => points < LEVEL_FROM[one]);
  return level ? { level, from: LEVEL_FROM[level] } : null;
}
