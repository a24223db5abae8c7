import { plural, t } from '@lingui/core/macro';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { useApp } from '../app/app-context.ts';
import { useOfflineObstacle } from '../app/use-offline-obstacle.ts';
import { downloadBytes } from '../downloads/lesson-bytes.ts';
import { useDownloads } from '../downloads/use-downloads.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { Icon } from '../ui/icon.tsx';

interface DownloadAllProps {
  lessons: readonly CatalogueEntry[];
  saved: readonly SavedLesson[];
}

/** Gets every lesson of a subject that is not on this phone yet; nothing where that is one or none. */
export function DownloadAll({ lessons, saved }: DownloadAllProps) {
  const { downloads } = useApp();
  const obstacle = useOfflineObstacle();
  const underWay = useDownloads();
  const missing = lessons.filter(({ id }) => saved.every((lesson) => lesson.id !== id));
  const toStart = missing.filter(({ id }) => !underWay[id]);
  const coming = missing.length - toStart.length;

  if (obstacle) return null;
  if (toStart.length < 2) {
    return (
      <p className="small soft" role="status">
        {coming > 0 &&
          t({
            message: plural(coming, { one: '# lesson on its way', other: '# lessons on their way' }),
            comment: 'Lessons of a subject that are being downloaded',
          })}
      </p>
    );
  }
  const size = formatBytes(downloadBytes(toStart, saved));
  const start = () => downloads.start(toStart.map((entry) => ({ id: entry.id, bytes: downloadBytes([entry], saved) })));
  return (
    <button type="button" className="button text number" onClick={start}>
      <Icon name="download" />
      {t({ message: `Download all, ${size}`, comment: 'Button: get all lessons of a subject; their size together' })}
    </button>
  );
}
