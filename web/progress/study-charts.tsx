import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import { personalBests } from '../../domain/personal-bests.ts';
import type { Progress } from '../../domain/progress.ts';
import { lastDays } from '../../domain/study-days.ts';
import { ROUTES } from '../app/routes.ts';
import { formatDay, formatDuration } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { Segments } from '../ui/segments.tsx';
import { DayChart } from './day-chart.tsx';
import { dayFigures, peakPlace } from './day-figures.ts';

type Span = '7' | '30';

/** When the student studied, and how much they did: a chart for each question. */
export function StudyCharts({ progress, today }: { progress: Progress; today: string }) {
  const [span, setSpan] = useState<Span>('7');
  const days = lastDays(progress.days, today, Number(span));
  const times = dayFigures(days, ({ activeSeconds }) => activeSeconds, timeWords);
  const steps = dayFigures(days, ({ events }) => events, String);
  const date = t({ message: 'Day', comment: 'Column of a table: the date' });

  return (
    <section className="stack progress-part" aria-labelledby="studied">
      <h2 id="studied">
        <Trans comment="Heading over charts of study by day">When you studied</Trans>
      </h2>
      <Segments
        label={t({ message: 'Days shown', comment: 'Name of the choice between 7 and 30 days' })}
        options={[
          { value: '7', words: t({ message: '7 days', comment: 'The charts show the last 7 days' }) },
          { value: '30', words: t({ message: '30 days', comment: 'The charts show the last 30 days' }) },
        ]}
        value={span}
        onChange={setSpan}
      />
      <div className="day-charts">
        <DayChart
          title={t({ message: 'Time by day', comment: 'Title of a chart' })}
          columns={[date, t({ message: 'Time studied', comment: 'Column of a table: minutes of study' })]}
          figures={times}
          text={timeText(times)}
        />
        <DayChart
          title={t({ message: 'Steps by day', comment: 'Title of a chart: how much was done each day' })}
          columns={[date, t({ message: 'Steps', comment: 'Column of a table: how much was done' })]}
          figures={steps}
          text={stepsText(steps)}
        />
      </div>
      <p className="small soft">
        <Trans>A section you read, an answer, a hint, a quiz, a note: each is one step.</Trans>
      </p>
      <Bests progress={progress} today={today} />
    </section>
  );
}

function timeWords(seconds: number): string {
  return seconds === 0 ? t({ message: '0 min', comment: 'No study on that day' }) : formatDuration(seconds);
}

type Figures = ReturnType<typeof dayFigures>;

function timeText(times: Figures): string {
  const total = formatDuration(sum(times));
  const count = times.length;
  const peak = times[peakPlace(times)];
  if (!peak) return t`No time of study in the last ${count} days.`;
  const day = formatDay(peak.date);
  const most = peak.words;
  return t`${total} in the last ${count} days. Most on ${day}: ${most}.`;
}

function stepsText(steps: Figures): string {
  const total = sum(steps);
  const count = steps.length;
  const peak = steps[peakPlace(steps)];
  if (!peak) return t`No steps in the last ${count} days.`;
  const day = formatDay(peak.date);
  const most = peak.words;
  return plural(total, {
    one: `# step in the last ${count} days, on ${day}.`,
    other: `# steps in the last ${count} days. Most on ${day}: ${most}.`,
  });
}

function sum(figures: Figures): number {
  return figures.reduce((total, { value }) => total + value, 0);
}

/** The records among the days, and the way to the rest of them. */
function Bests({ progress, today }: { progress: Progress; today: string }) {
  const { longestStreak, longestDay } = personalBests(progress, today);
  const run = longestStreak.days;
  return (
    <>
      <dl className="figures">
        <div>
          <dt className="small soft">
            <Trans comment="Name of a figure: the most days in a row with study">Longest streak</Trans>
          </dt>
          <dd className="number">{plural(run, { one: '# day in a row', other: '# days in a row' })}</dd>
        </div>
        {longestDay && (
          <div>
            <dt className="small soft">
              <Trans comment="Name of a figure: the day with the most study">Best day</Trans>
            </dt>
            <dd className="number">
              {formatDuration(longestDay.activeSeconds)}, {formatDay(longestDay.date)}
            </dd>
          </div>
        )}
      </dl>
      <Link className="onward" href={ROUTES.leaderboard}>
        <Trans comment="Link to the student’s personal bests">All your bests</Trans>
        <Icon name="forward" />
      </Link>
    </>
  );
}
