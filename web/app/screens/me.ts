/** Screens about the student and this phone: one file for the phone to fetch. */
export { default as DownloadsScreen } from '../../downloads/downloads-screen.tsx';
export { default as LeaderboardScreen } from '../../leaderboard/leaderboard-screen.tsx';
export { default as MeScreen } from '../../me/me-screen.tsx';
export { default as NewsScreen } from '../../news/news-screen.tsx';
export { default as ProgressScreen } from '../../progress/progress-screen.tsx';
export { default as BadgeMoments } from '../../rewards/badge-moments.tsx';
export { default as BadgesScreen } from '../../rewards/badges-screen.tsx';
