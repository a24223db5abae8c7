import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Component, lazy, type ReactNode, Suspense, useId, useState } from 'react';
import { DataTable } from '../ui/data-table.tsx';
import { formatDay } from '../ui/format-time.ts';
import { type DayFigure, dayTicks, labelPlace, peakPlace } from './day-figures.ts';
import './day-chart.css';

/** The chart library is bigger than the rest of the app: only this screen fetches it, and does without where it cannot. */
const DayBars = lazy(() => import('./day-bars.tsx'));

interface DayChartProps {
  title: string;
  /** The same in a sentence: the total and the best day. */
  text: string;
  /** Names of the table's two columns. */
  columns: [string, string];
  /** One a day, oldest first. */
  figures: DayFigure[];
}

/** Bars by day, what they say in a sentence, and the figures in a table. */
export function DayChart({ title, text, columns, figures }: DayChartProps) {
  const id = useId();
  const [isMissing, setMissing] = useState(false);
  return (
    <figure className="day-chart" aria-labelledby={id}>
      <figcaption id={id}>
        <h3>{title}</h3>
        <p className="small soft">{text}</p>
      </figcaption>
      {isMissing ? (
        <p className="small soft">
          <Trans>The chart could not be fetched. These are its figures.</Trans>
        </p>
      ) : (
        <Plot figures={figures} onMissing={() => setMissing(true)} />
      )}
      <details className="day-table" open={isMissing}>
        <summary>
          <Trans comment="Opens the figures of a chart as a table">Show the table</Trans>
        </summary>
        <DataTable
          caption={t({ message: `Table: ${title}`, comment: 'Name of the table with the figures of a chart' })}
          columns={columns}
          rows={figures.map(({ date, words }) => [formatDay(date), words])}
        />
      </details>
    </figure>
  );
}

/** The words are not drawn by the library: they grow with the student's text size, and are there before the bars. */
function Plot({ figures, onMissing }: { figures: DayFigure[]; onMissing: () => void }) {
  const peak = peakPlace(figures);
  const at = (words: string, place: number) => {
    const { left, shift } = labelPlace(words, place, figures.length);
    return { left: `${left}%`, translate: `-${shift}%` };
  };
  return (
    <div className="day-plot small number" dir="ltr" aria-hidden="true">
      <div className="day-labels">
        {figures[peak] && (
          <span className="day-label peak" style={at(figures[peak].words, peak)}>
            {figures[peak].words}
          </span>
        )}
      </div>
      <div className="day-bars">
        <UnlessMissing onMissing={onMissing}>
          <Suspense>
            <DayBars figures={figures} peak={peak} />
          </Suspense>
        </UnlessMissing>
      </div>
      <div className="day-labels soft">
        {dayTicks(figures).map((tick) => (
          <span key={tick.place} className="day-label" style={at(tick.words, tick.place)}>
            {tick.words}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Draws nothing when its part of the app could not be fetched, and says so. React takes error boundaries only as classes. */
class UnlessMissing extends Component<{ onMissing: () => void; children: ReactNode }, { isMissing: boolean }> {
  override state = { isMissing: false };

  static getDerivedStateFromError() {
    return { isMissing: true };
  }

  override componentDidCatch() {
    this.props.onMissing();
  }

  override render() {
    return this.state.isMissing ? null : this.props.children;
  }
}
