import { t } from '@lingui/core/macro';
import { PageTitle } from '../ui/page-title.tsx';

export default function LeaderboardScreen() {
  return <PageTitle>{t({ message: 'Leaderboard', comment: 'Title of a screen' })}</PageTitle>;
}
