import { Link } from 'wouter';
import type { SavedLesson } from '../service-worker/messages.ts';

/** What can be studied right now without a network. */
export function SavedLessonList({ saved }: { saved: SavedLesson[] }) {
  if (saved.length === 0) return <p>No lesson is on this phone yet. Download one when you have network.</p>;
  return (
    <section aria-labelledby="on-this-phone">
      <h2 id="on-this-phone">On this phone</h2>
      <ul className="plain-list">
        {saved.map(({ id, title }) => (
          <li key={id}>
            <Link className="button text" href={`/lessons/${id}`}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
