import { t } from '@lingui/core/macro';
import { PageTitle } from '../ui/page-title.tsx';

export default function DownloadsScreen() {
  return <PageTitle>{t({ message: 'On this phone', comment: 'Title of a screen' })}</PageTitle>;
}
