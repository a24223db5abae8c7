import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { useApp } from '../app/app-context.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { downloadBytes } from './lesson-bytes.ts';

interface LessonUpdatesProps {
  outdated: CatalogueEntry[];
  /** Everything on this phone: files an update shares with it are not fetched again. */
  saved: SavedLesson[];
}

/** Newer versions of lessons on this phone, which come when the student asks for them. */
export function LessonUpdates({ outdated, saved }: LessonUpdatesProps) {
  const { downloads } = useApp();
  if (outdated.length === 0) return null;
  const size = formatBytes(downloadBytes(outdated, saved));
  return (
    <section className="downloads-part" aria-labelledby="updates">
      <h2 id="updates">
        <Trans comment="Heading: newer versions of lessons on this phone">Updates</Trans>
      </h2>
      <p className="soft small">
        <Trans>Only what changed is fetched. Until then the lessons work as they are.</Trans>
      </p>
      <div>
        <button
          type="button"
          className="button quiet number"
          onClick={() =>
            downloads.start(outdated.map((entry) => ({ id: entry.id, bytes: downloadBytes([entry], saved) })))
          }
        >
          {plural(outdated.length, { one: `Update # lesson, ${size}`, other: `Update # lessons, ${size}` })}
        </button>
      </div>
    </section>
  );
}
