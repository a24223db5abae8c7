import { t } from '@lingui/core/macro';
import { PageTitle } from '../ui/page-title.tsx';

export function TodayScreen() {
  return <PageTitle>{t({ message: 'Today', comment: 'Title of a screen' })}</PageTitle>;
}
