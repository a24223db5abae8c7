import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import type { QuizBest } from '../../domain/personal-bests.ts';
import { formatDay, formatShare } from '../ui/format-time.ts';
import { competitionRanks } from './competition-ranks.ts';

const SHOWN = 10;

interface QuizBoardProps {
  /** Best first. */
  quizzes: readonly QuizBest[];
  catalogue: readonly CatalogueEntry[];
}

/** The lessons whose quizzes went best. */
export function QuizBoard({ quizzes, catalogue }: QuizBoardProps) {
  const best = quizzes.slice(0, SHOWN);
  const ranks = competitionRanks(best.map(({ score }) => score));
  return (
    <section className="stack" aria-labelledby="quizzes">
      <h2 id="quizzes">
        <Trans comment="Heading over the lessons whose quizzes went best">Best quizzes</Trans>
      </h2>
      <ol className="plain-list board">
        {best.map(({ lessonId, score, at }, i) => {
          const lesson = catalogue.find(({ id }) => id === lessonId);
          return (
            <li key={lessonId} className="board-row">
              <span className="board-rank number">{ranks[i]}</span>
              <Link className="board-name board-link" href={`/lessons/${lessonId}`} lang={lesson?.lang}>
                {lesson?.title ?? lessonId}
              </Link>
              <span className="board-figure">
                <span className="number">{formatShare(score)}</span>
                {at !== null && <span className="board-note number">{formatDay(at)}</span>}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
