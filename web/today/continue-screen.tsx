import { t } from '@lingui/core/macro';
import { PageTitle } from '../ui/page-title.tsx';

export default function ContinueScreen() {
  return <PageTitle>{t({ message: 'Continue learning', comment: 'Title of a screen' })}</PageTitle>;
}
