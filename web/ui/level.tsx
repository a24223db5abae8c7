import { MASTERY_LEVELS, type MasteryLevel } from '../../domain/mastery.ts';
import { levelWords } from './level-words.ts';
import './level.css';

/** How well something is known: four woven cells, filled up to the level, and its name. */
export function Level({ level }: { level: MasteryLevel }) {
  const reached = MASTERY_LEVELS.indexOf(level);
  return (
    <span className="level">
      <span className="level-cells" aria-hidden="true">
        {MASTERY_LEVELS.slice(1).map((step, i) => (
          <span key={step} className={i < reached ? 'level-cell reached' : 'level-cell'} />
        ))}
      </span>
      <span className="small soft">{levelWords(level)}</span>
    </span>
  );
}
