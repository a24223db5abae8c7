import { plural, t } from '@lingui/core/macro';
import { badgeLevel, nextLevel } from '../../domain/achievements.ts';
import { Thread } from '../ui/thread.tsx';
import { badgeLevelName, pointsWords } from './badge-words.ts';

/** All points with the level they make, and the way to the next one. */
export function PointsPanel({ points }: { points: number }) {
  const level = badgeLevel(points);
  const next = nextLevel(points);
  return (
    <section className="points-panel" data-level={level}>
      <div className="heading-row">
        <p className="points-total number">{pointsWords(points)}</p>
        <p className="points-level">{badgeLevelName(level)}</p>
      </div>
      {next && <Thread share={points / next.from} />}
      <p className="small soft">
        {next ? wayWords(next.from - points, badgeLevelName(next.level)) : t`There is no higher level.`}
      </p>
    </section>
  );
}

function wayWords(left: number, level: string): string {
  return plural(left, { one: `# more point makes it ${level}`, other: `# more points make it ${level}` });
}
