import { type ComponentType, lazy } from 'react';
import { TodayScreen } from '../today/today-screen.tsx';
import type { RouteName } from './routes.ts';

/** A screen takes those that its own pattern has. */
export type RouteParams = Readonly<{ id: string; subject: string }>;

/** What each address shows. Only the first screen comes with the app; the others are fetched when opened, and precached. */
export const SCREENS: Record<RouteName, ComponentType<{ params: RouteParams }>> = {
  today: TodayScreen,
  learn: lazy(() => import('../learn/learn-screen.tsx')),
  subject: lazy(() => import('../learn/subject-screen.tsx')),
  lesson: lazy(() => import('../lessons/lesson-screen.tsx')),
  quiz: lazy(() => import('../quiz/quiz-screen.tsx')),
  practice: lazy(() => import('../practice/practice-screen.tsx')),
  progress: lazy(() => import('../progress/progress-screen.tsx')),
  leaderboard: lazy(() => import('../leaderboard/leaderboard-screen.tsx')),
  me: lazy(() => import('../me/me-screen.tsx')),
  downloads: lazy(() => import('../downloads/downloads-screen.tsx')),
  news: lazy(() => import('../news/news-screen.tsx')),
  continue: lazy(() => import('../today/continue-screen.tsx')),
  share: lazy(() => import('../learn/share-screen.tsx')),
};
