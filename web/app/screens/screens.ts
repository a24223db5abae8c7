import type { ComponentType } from 'react';
import ContinueScreen from '../../today/continue-screen.tsx';
import { TodayScreen } from '../../today/today-screen.tsx';
import { lazyScreen } from '../lazy-screen.ts';
import type { RouteName } from '../routes.ts';

/** A screen takes those that its own pattern has. */
export type RouteParams = Readonly<{ id: string; subject: string }>;

const learn = () => import('./learn.ts');
const study = () => import('./study.ts');
const me = () => import('./me.ts');

/**
 * What each address shows. Only the first screen comes with the app; the others are fetched when opened, and precached. They come
 * in few files: each costs a request, and a line in the service worker, which has a small budget.
 */
export const SCREENS: Record<RouteName, ComponentType<{ params: RouteParams }>> = {
  today: TodayScreen,
  continue: ContinueScreen,
  learn: lazyScreen(learn, (file) => file.LearnScreen),
  subject: lazyScreen(learn, (file) => file.SubjectScreen),
  share: lazyScreen(learn, (file) => file.ShareScreen),
  lesson: lazyScreen(study, (file) => file.LessonScreen),
  quiz: lazyScreen(study, (file) => file.QuizScreen),
  practice: lazyScreen(study, (file) => file.PracticeScreen),
  progress: lazyScreen(me, (file) => file.ProgressScreen),
  leaderboard: lazyScreen(me, (file) => file.LeaderboardScreen),
  badges: lazyScreen(me, (file) => file.BadgesScreen),
  me: lazyScreen(me, (file) => file.MeScreen),
  downloads: lazyScreen(me, (file) => file.DownloadsScreen),
  news: lazyScreen(me, (file) => file.NewsScreen),
};
