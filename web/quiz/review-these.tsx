import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { Lesson } from '../../domain/lesson.ts';
import { goToPart, sectionPartId } from '../lessons/go-to-part.ts';
import { type GradedQuestion, sectionFor } from './graded-quiz.ts';
import { reviewedPartId } from './reviewed-question.tsx';

interface ReviewTheseProps {
  /** The questions that were not wholly right. */
  missed: GradedQuestion[];
  lesson: Lesson;
}

/** What to look at again, each with the part of the lesson that teaches it. */
export function ReviewThese({ missed, lesson }: ReviewTheseProps) {
  if (missed.length === 0) {
    return (
      <p>
        <Trans>You got every question right. There is nothing to review.</Trans>
      </p>
    );
  }
  return (
    <section aria-labelledby="review-these">
      <h2 id="review-these">
        <Trans comment="Heading: the questions that were not right">Review these</Trans>
      </h2>
      <ul className="plain-list review-list">
        {missed.map((graded) => {
          const section = sectionFor(graded.question, lesson);
          return (
            <li key={graded.question.id} className="review-row">
              <button type="button" className="button text" onClick={() => goToPart(reviewedPartId(graded))}>
                {questionName(graded.place)}
              </button>
              <Link
                className="review-place small"
                href={`/lessons/${lesson.id}${section ? `#${sectionPartId(section.id)}` : ''}`}
              >
                {readAgain(section?.title ?? lesson.title)}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function questionName(place: number): string {
  return t({ message: `Question ${place}`, comment: 'A question of a quiz; its number' });
}

function readAgain(title: string): string {
  return t({
    message: `Read again: ${title}`,
    comment: 'Link to the section of a lesson that teaches this; its title',
  });
}
