import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, Redirect } from 'wouter';
import { ROUTES } from '../app/routes.ts';
import { useNow } from '../app/use-now.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { nextStepHref } from './next-step-target.ts';
import { TodayContent } from './today-content.tsx';
import { useToday } from './use-today.ts';

/** `/continue`, a shortcut on the home screen: opens what comes next at once, in its own place. */
export default function ContinueScreen() {
  const now = useNow();
  const today = useToday(now);
  const href = today.state === 'known' ? nextStepHref(today.step) : null;
  if (href !== null) return <Redirect to={href} replace />;
  return (
    <>
      <PageTitle>{t({ message: 'Continue learning', comment: 'Title of a screen' })}</PageTitle>
      <TodayContent today={today} now={now} />
      <p>
        <Link className="button quiet" href={ROUTES.learn}>
          <Trans comment="Link to the list of lessons">See all lessons</Trans>
        </Link>
      </p>
    </>
  );
}
