import { Plural, Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import type { Progress } from '../../domain/progress.ts';
import { dueReviews } from '../../domain/review.ts';
import { Swatch } from '../ui/swatch.tsx';
import { reviewHref } from './next-step-target.ts';
import { practiceMinutes } from './practice-minutes.ts';
import './due-reviews.css';

/** More would be a list to be afraid of; the next ones come when these are done. */
const SHOWN = 5;

interface DueReviewsProps {
  lessons: readonly CatalogueEntry[];
  progress: Progress;
  /** The lesson that has a place of its own on the screen. */
  besides: string | null;
  now: number;
}

/** Lessons whose questions are worth another look today; nothing when there are none. */
export function DueReviews({ lessons, progress, besides, now }: DueReviewsProps) {
  const due = dueReviews(progress, now)
    .filter(({ lessonId }) => lessonId !== besides)
    .flatMap(({ lessonId, items }) => {
      const entry = lessons.find(({ id }) => id === lessonId);
      return entry ? [{ entry, items }] : [];
    })
    .slice(0, SHOWN);
  if (due.length === 0) return null;

  const questions = due.reduce((sum, { items }) => sum + items, 0);
  const minutes = practiceMinutes(questions);
  return (
    <section className="today-part" aria-labelledby="remember-these">
      <div className="heading-row">
        <h2 id="remember-these">
          <Trans comment="Heading over the lessons to repeat today">Remember these</Trans>
        </h2>
        <p className="small soft number">
          <Trans comment="How many questions to repeat, always 3 or more, and how long it takes">
            {questions} due · {minutes} min
          </Trans>
        </p>
      </div>
      <ul className="plain-list due-reviews">
        {due.map(({ entry, items: questions }) => (
          <li key={entry.id} className="due-review">
            <Swatch subject={entry.subject} />
            <Link href={reviewHref(entry.id)} lang={entry.lang}>
              {entry.title}
            </Link>
            <span className="soft number" aria-hidden="true">
              {questions}
            </span>
            <span className="visually-hidden">
              <Plural value={questions} one="# question" other="# questions" />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
