import { t } from '@lingui/core/macro';
import { SyncPill } from '../app/shell/sync-pill.tsx';
import { useNow } from '../app/use-now.ts';
import { formatDay } from '../ui/format-time.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { displayName, greetingWords } from './greeting.ts';
import { TodayContent } from './today-content.tsx';
import { useToday } from './use-today.ts';
import './today.css';

/** `/`: what to do next, what to remember, and the days studied. Date and greeting wait for nothing. */
export function TodayScreen() {
  const now = useNow();
  const today = useToday(now);
  const name = 'progress' in today && today.progress ? displayName(today.progress) : null;
  return (
    <>
      <div className="today-top">
        <p className="small soft number">{formatDay(now)}</p>
        <SyncPill />
      </div>
      <PageTitle tab={t({ message: 'Today', comment: 'Title of a screen' })}>
        {greetingWords(new Date(now).getHours(), name)}
      </PageTitle>
      <TodayContent today={today} now={now} />
    </>
  );
}
