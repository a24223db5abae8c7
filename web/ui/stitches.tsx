import { t } from '@lingui/core/macro';
import { formatWeekday } from './format-time.ts';
import { Icon } from './icon.tsx';
import './stitches.css';

export interface StitchDay {
  /** `2026-11-23` */
  date: string;
  studied: boolean;
  /** Missed, and the row of days goes on. */
  frozen: boolean;
  isToday: boolean;
}

/** A row of days, with a cross-stitch in each that was studied, and a thread through one that was missed without ending the row. */
export function Stitches({ days }: { days: readonly StitchDay[] }) {
  return (
    <ol className="plain-list stitches">
      {days.map(({ date, studied, frozen, isToday }) => (
        <li key={date} className="stitch-day">
          <span
            className={`stitch ${studied ? 'done' : ''} ${frozen ? 'frozen' : ''} ${isToday && !studied ? 'today' : ''}`}
            aria-hidden="true"
          >
            {studied && <Icon name="stitch" />}
          </span>
          <span className="small soft" aria-hidden="true">
            {formatWeekday(date, 'narrow')}
          </span>
          <span className="visually-hidden">{dayWords(date, studied, frozen)}</span>
        </li>
      ))}
    </ol>
  );
}

function dayWords(date: string, studied: boolean, frozen: boolean): string {
  const day = formatWeekday(date, 'long');
  if (frozen) return t({ message: `${day}: missed, the row goes on`, comment: 'A day of the streak, read aloud' });
  return studied
    ? t({ message: `${day}: studied`, comment: 'A day of the streak, read aloud' })
    : t({ message: `${day}: not studied`, comment: 'A day of the streak, read aloud' });
}
