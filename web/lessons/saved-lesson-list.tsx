import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { SavedLesson } from '../service-worker/messages.ts';
import { Icon } from '../ui/icon.tsx';

/** What can be studied right now without a network. */
export function SavedLessonList({ saved }: { saved: SavedLesson[] }) {
  if (saved.length === 0) {
    return (
      <p>
        <Trans>No lesson is on this phone yet. Download one when you have network.</Trans>
      </p>
    );
  }
  return (
    <section aria-labelledby="on-this-phone">
      <h2 id="on-this-phone" className="saved-heading">
        <Trans comment="Lessons that are stored on the phone">On this phone</Trans>
      </h2>
      <ul className="plain-list">
        {saved.map(({ id, title }) => (
          <li key={id}>
            <Link className="saved-lesson" href={`/lessons/${id}`}>
              {title}
              <Icon name="forward" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
