import type { ComponentType } from 'react';
import { TodayScreen } from '../today/today-screen.tsx';
import { lazyScreen } from './lazy-screen.ts';
import type { RouteName } from './routes.ts';

/** A screen takes those that its own pattern has. */
export type RouteParams = Readonly<{ id: string; subject: string }>;

/** What each address shows. Only the first screen comes with the app; the others are fetched when opened, and precached. */
export const SCREENS: Record<RouteName, ComponentType<{ params: RouteParams }>> = {
  today: TodayScreen,
  learn: lazyScreen(() => import('../learn/learn-screen.tsx')),
  subject: lazyScreen(() => import('../learn/subject-screen.tsx')),
  lesson: lazyScreen(() => import('../lessons/lesson-screen.tsx')),
  quiz: lazyScreen(() => import('../quiz/quiz-screen.tsx')),
  practice: lazyScreen(() => import('../practice/practice-screen.tsx')),
  progress: lazyScreen(() => import('../progress/progress-screen.tsx')),
  leaderboard: lazyScreen(() => import('../leaderboard/leaderboard-screen.tsx')),
  me: lazyScreen(() => import('../me/me-screen.tsx')),
  downloads: lazyScreen(() => import('../downloads/downloads-screen.tsx')),
  news: lazyScreen(() => import('../news/news-screen.tsx')),
  continue: lazyScreen(() => import('../today/continue-screen.tsx')),
  share: lazyScreen(() => import('../learn/share-screen.tsx')),
};
