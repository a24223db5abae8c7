import { t } from '@lingui/core/macro';
import { PageTitle } from '../ui/page-title.tsx';

export default function PracticeScreen() {
  return <PageTitle>{t({ message: 'Practice', comment: 'Title of a screen' })}</PageTitle>;
}
