import { SavedLessonList } from '../lessons/saved-lesson-list.tsx';
import type { SavedLesson } from '../service-worker/messages.ts';

interface CatalogueMissingProps {
  saved: SavedLesson[];
  onRetry: () => void;
}

/** No list of lessons, neither from the network nor kept from before. */
export function CatalogueMissing({ saved, onRetry }: CatalogueMissingProps) {
  return (
    <div className="stack">
      <p>There is no network, so the list of lessons cannot be fetched now.</p>
      <SavedLessonList saved={saved} />
      <div>
        <button type="button" className="button quiet" onClick={onRetry}>
          Try again
        </button>
      </div>
    </div>
  );
}
