import { Link } from 'wouter';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { MASTERY_LEVELS, masteryLevel } from '../../domain/mastery.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { formatDuration, formatShare } from '../ui/format-time.ts';
import { levelWords } from '../ui/level-words.ts';
import { masteryReason } from './mastery-words.ts';

interface LessonProgressRowProps {
  id: string;
  title: string;
  /** Undefined while the list of lessons cannot be read. */
  subject: CatalogueEntry['subject'] | undefined;
  progress: LessonProgress;
}

export function LessonProgressRow({ id, title, subject, progress }: LessonProgressRowProps) {
  const level = masteryLevel(progress);
  const problems = Object.values(progress.problems);
  const solved = problems.filter(({ best }) => best === 1).length;
  return (
    <li className="progress-row" data-subject={subject}>
      <div className="row between">
        <h2>
          <Link href={`/lessons/${id}`}>{title}</Link>
        </h2>
        <p className="level">
          <span className="level-steps" aria-hidden="true">
            {MASTERY_LEVELS.slice(1).map((step, i) => (
              <span key={step} className={i < MASTERY_LEVELS.indexOf(level) ? 'level-step reached' : 'level-step'} />
            ))}
          </span>
          <span className="small">{levelWords(level)}</span>
        </p>
      </div>
      <p className="soft">{masteryReason(progress)}</p>
      <dl className="figures small">
        <Figure name="Sections read" value={String(progress.sections.length)} />
        <Figure
          name="Problems solved"
          value={problems.length === 0 ? 'none tried yet' : `${solved} of ${problems.length} tried`}
        />
        <Figure name="Best quiz" value={progress.quiz.best === null ? 'none yet' : formatShare(progress.quiz.best)} />
        <Figure name="Time" value={formatDuration(progress.activeSeconds)} />
        <Figure name="Finished" value={progress.completedAt === null ? 'not yet' : 'yes'} />
      </dl>
    </li>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="soft">{name}</dt>
      <dd className="number">{value}</dd>
    </div>
  );
}
