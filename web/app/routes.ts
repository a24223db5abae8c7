/** Every address of the app, in the pattern language of wouter. */
export const ROUTES = {
  today: '/',
  learn: '/learn',
  subject: '/learn/:subject',
  lesson: '/lessons/:id',
  quiz: '/lessons/:id/quiz',
  practice: '/quiz',
  progress: '/progress',
  leaderboard: '/leaderboard',
  badges: '/badges',
  me: '/me',
  downloads: '/downloads',
  news: '/news',
  continue: '/continue',
  share: '/share',
} as const;

export type RouteName = keyof typeof ROUTES;
