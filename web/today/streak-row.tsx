import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { Progress } from '../../domain/progress.ts';
import { findStreak } from '../../domain/streak.ts';
import { lastDays } from '../../domain/study-days.ts';
import { localToday } from '../app/local-today.ts';
import { ROUTES } from '../app/routes.ts';
import { Icon } from '../ui/icon.tsx';
import { Stitches } from '../ui/stitches.tsx';
import { bestStreakWords, freezeWords, streakTitle } from './streak-words.ts';

const SHOWN_DAYS = 7;

/** The last days up to today with a stitch in each that was studied; an invitation before the first. */
export function StreakRow({ days, now }: { days: Progress['days']; now: number }) {
  const today = localToday(now);
  const streak = findStreak(days, today);
  const freeze = freezeWords(streak, today);
  const shown = lastDays(days, today, SHOWN_DAYS).map(({ date, events }) => ({
    date,
    studied: events > 0,
    frozen: streak.frozen.includes(date),
    isToday: date === today,
  }));
  return (
    <section className="today-part" aria-labelledby="streak">
      <div className="heading-row">
        <h2 id="streak">
          <Link className="streak-link" href={ROUTES.badges}>
            {streakTitle(streak)}
            <Icon name="forward" />
          </Link>
        </h2>
        <p className="small soft number">{bestStreakWords(streak)}</p>
      </div>
      <Stitches days={shown} />
      {freeze && <p className="small soft">{freeze}</p>}
      {streak.best.days === 0 && (
        <p className="small soft">
          <Trans>Each day you study gets a stitch. Today can be your first.</Trans>
        </p>
      )}
    </section>
  );
}
