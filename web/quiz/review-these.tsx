import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { Lesson } from '../../domain/lesson.ts';
import { sectionPartId } from '../lessons/go-to-part.ts';
import { Icon } from '../ui/icon.tsx';
import { listWords } from '../words/formats.ts';
import { type GradedQuiz, placesToReview } from './graded-quiz.ts';

interface ReviewTheseProps {
  graded: GradedQuiz;
  lesson: Lesson;
}

/** The parts of the lesson that teach what was not wholly right. */
export function ReviewThese({ graded, lesson }: ReviewTheseProps) {
  const places = placesToReview(graded, lesson);
  if (places.length === 0) return <p>{t`You got every question right. There is nothing to review.`}</p>;
  return (
    <section aria-labelledby="review-these">
      <h2 id="review-these">
        <Trans comment="Heading: what to read again after a quiz">Review these</Trans>
      </h2>
      <ul className="plain-list">
        {places.map(({ section, places: missed }) => (
          <li key={section?.id ?? ''}>
            <Link
              className="review-row"
              href={`/lessons/${lesson.id}${section ? `#${sectionPartId(section.id)}` : ''}`}
            >
              <span className="review-title" lang={lesson.lang}>
                {section?.title ?? lesson.title}
              </span>
              <span className="small soft">{missedWords(missed)}</span>
              <Icon name="forward" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function missedWords(places: number[]): string {
  const list = listWords(places);
  return plural(places.length, { one: `for question ${list}`, other: `for questions ${list}` });
}
