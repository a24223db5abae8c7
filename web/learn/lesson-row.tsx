import { Link } from 'wouter';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { masteryLevel } from '../../domain/mastery.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { Icon } from '../ui/icon.tsx';
import { levelWords } from '../ui/level-words.ts';
import { DownloadButton } from './download-button.tsx';

interface LessonRowProps {
  entry: CatalogueEntry;
  saved: SavedLesson | undefined;
  progress: LessonProgress | undefined;
}

/** One lesson in the list: what it is, how far the student is, and whether it is on the phone. */
export function LessonRow({ entry, saved, progress }: LessonRowProps) {
  const bytes = entry.files.reduce((sum, file) => sum + file.bytes, 0);
  const outdated = saved !== undefined && saved.contentHash !== entry.contentHash;
  return (
    <li className="lesson-row">
      <div className="lesson-row-words">
        <h3>
          <Link href={`/lessons/${entry.id}`}>{entry.title}</Link>
        </h3>
        <p className="small soft">
          {entry.grade} · {entry.minutes} min · {formatBytes(bytes)} · {levelWords(masteryLevel(progress))}
        </p>
        {saved && (
          <p className="small on-phone">
            <Icon name="phone" />
            On this phone
          </p>
        )}
      </div>
      {(!saved || outdated) && <DownloadButton entry={entry} bytes={bytes} verb={outdated ? 'Update' : 'Download'} />}
    </li>
  );
}
