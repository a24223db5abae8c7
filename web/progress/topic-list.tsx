import { plural, t } from '@lingui/core/macro';
import { Link } from 'wouter';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import type { Progress } from '../../domain/progress.ts';
import { ROUTES } from '../app/routes.ts';
import { Icon } from '../ui/icon.tsx';
import { subjectName } from '../ui/subject-name.ts';
import { Swatch } from '../ui/swatch.tsx';
import { TopicRow } from './topic-row.tsx';
import { countUnbegun, groupTopics } from './topics.ts';

interface TopicListProps {
  lessons: Progress['lessons'];
  catalogue: readonly CatalogueEntry[];
}

/** The lessons that were begun, by subject, each with its level, and how many wait. */
export function TopicList({ lessons, catalogue }: TopicListProps) {
  const waiting = countUnbegun(lessons, catalogue);
  return (
    <>
      {groupTopics(lessons, catalogue).map(({ subject, topics }) => (
        <section key={subject} className="topic-group" data-subject={subject} aria-labelledby={`topics-${subject}`}>
          <h3 id={`topics-${subject}`} className="topic-subject">
            {subject ? (
              <>
                <Swatch subject={subject} />
                {subjectName(subject)}
              </>
            ) : (
              t({ message: 'Other lessons', comment: 'Heading over lessons that are no longer in the list of lessons' })
            )}
          </h3>
          <ul className="plain-list">
            {topics.map((topic) => (
              <TopicRow key={topic.id} topic={topic} />
            ))}
          </ul>
        </section>
      ))}
      {waiting > 0 && (
        <Link className="onward" href={ROUTES.learn}>
          {plural(waiting, {
            one: '# more lesson waits for you in Learn',
            other: '# more lessons wait for you in Learn',
          })}
          <Icon name="forward" />
        </Link>
      )}
    </>
  );
}
