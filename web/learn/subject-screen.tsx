import { t } from '@lingui/core/macro';
import { PageTitle } from '../ui/page-title.tsx';

export default function SubjectScreen() {
  return <PageTitle>{t({ message: 'Subject', comment: 'Title of a screen' })}</PageTitle>;
}
