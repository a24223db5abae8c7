import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Link } from 'wouter';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { masteryLevel } from '../../domain/mastery.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { formatDuration, formatShare } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { Level } from '../ui/level.tsx';
import { masteryReason } from './mastery-words.ts';
import type { Topic } from './topics.ts';

/** A lesson and its level. The level is a button that tells why, and what would raise it. */
export function TopicRow({ topic }: { topic: Topic }) {
  const { id, title, entry, progress } = topic;
  const reasonId = useId();
  const [open, setOpen] = useState(false);
  return (
    <li className="topic">
      <div className="topic-name">
        <Link className="topic-link" href={`/lessons/${id}`} lang={entry?.lang}>
          {title}
        </Link>
        {entry && <p className="small soft number">{readWords(entry, progress)}</p>}
      </div>
      <button
        type="button"
        className="topic-level"
        aria-expanded={open}
        aria-controls={reasonId}
        onClick={() => setOpen(!open)}
      >
        <Level level={masteryLevel(progress)} />
        <span className="visually-hidden">
          <Trans comment="Button at a mastery level, read aloud: tells why the lesson stands at it">Why?</Trans>
        </span>
        <Icon name="below" />
      </button>
      <div id={reasonId} className="topic-reason" hidden={!open}>
        <p>{masteryReason(progress)}</p>
        <Figures progress={progress} />
      </div>
    </li>
  );
}

/** How much of the lesson is read. Sections of older versions count too, but never more than there are now. */
function readWords(entry: CatalogueEntry, progress: LessonProgress): string {
  const { sections } = entry;
  const read = Math.min(progress.sections.length, sections);
  return t({ message: `${read} of ${sections} sections`, comment: 'How many sections of a lesson are read' });
}

function Figures({ progress }: { progress: LessonProgress }) {
  // An essay has no score, and a hint alone is no try.
  const problems = Object.values(progress.problems).filter(({ best }) => best !== null);
  const tried = problems.length;
  const solved = problems.filter(({ best }) => best === 1).length;
  const { best } = progress.quiz;
  return (
    <dl className="figures small">
      <Figure
        name={t({ message: 'Problems solved', comment: 'Name of a figure of a lesson' })}
        value={
          tried === 0
            ? t({ message: 'none tried yet', comment: 'Problems solved: none' })
            : t({ message: `${solved} of ${tried} tried`, comment: 'Problems solved of those that were tried' })
        }
      />
      <Figure
        name={t({ message: 'Best quiz', comment: 'Name of a figure of a lesson: the highest score' })}
        value={best === null ? t({ message: 'none yet', comment: 'Best quiz: none' }) : formatShare(best)}
      />
      <Figure
        name={t({ message: 'Time', comment: 'Name of a figure of a lesson: how long it was studied' })}
        value={formatDuration(progress.activeSeconds)}
      />
      <Figure
        name={t({ message: 'Finished', comment: 'Name of a figure of a lesson: whether it is finished' })}
        value={
          progress.completedAt === null
            ? t({ message: 'not yet', comment: 'The lesson is not finished' })
            : t({ message: 'yes', comment: 'The lesson is finished' })
        }
      />
    </dl>
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
