import { t } from '@lingui/core/macro';
import { PageTitle } from '../ui/page-title.tsx';

export default function NewsScreen() {
  return <PageTitle>{t({ message: 'What’s new', comment: 'Title of a screen' })}</PageTitle>;
}
