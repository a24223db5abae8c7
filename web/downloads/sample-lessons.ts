import type { CatalogueEntry } from '../../domain/lesson.ts';
import { sampleEntry } from '../../domain/sample-study.ts';
import type { SavedLesson } from '../service-worker/messages.ts';

interface Sample {
  subject: CatalogueEntry['subject'];
  /** Bytes by address. */
  files: Record<string, number>;
}

/** A lesson of the catalogue for tests; only what matters to downloads is its own. */
export function entryOf(id: string, { subject, files }: Sample): CatalogueEntry {
  return sampleEntry({
    id,
    subject,
    contentHash: `hash of ${id}`,
    files: Object.entries(files).map(([url, bytes]) => ({ url, hash: url, bytes })),
  });
}

/** That lesson as it stands on the phone. */
export function savedLesson({ id, title, contentHash, files }: CatalogueEntry): SavedLesson {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { id, title, contentHash, files, bytes, savedAt: 1, pinned: false, lastOpenedAt: 1 };
}
