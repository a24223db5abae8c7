import { t } from '@lingui/core/macro';
import { PageTitle } from '../ui/page-title.tsx';

export default function ShareScreen() {
  return <PageTitle>{t({ message: 'Search', comment: 'Title of a screen' })}</PageTitle>;
}
