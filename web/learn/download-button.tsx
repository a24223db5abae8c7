import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { useApp } from '../app/app-context.ts';
import { useOfflineObstacle } from '../app/use-offline-obstacle.ts';
import { savedLessonsQuery } from '../lessons/lesson-queries.ts';
import { LessonFailure } from '../service-worker/lesson-failure.ts';
import type { CacheFailure } from '../service-worker/messages.ts';
import { formatBytes } from '../ui/format-bytes.ts';

const FAILURE_WORDS: Record<CacheFailure, string> = {
  QUOTA: 'Your phone is full. Free some space, then try again.',
  NETWORK: 'No network right now. What arrived is kept; try again later.',
  HASH: 'The lesson did not arrive whole. Try again.',
  GONE: 'This lesson is no longer offered.',
  CANCELLED: 'The download was stopped.',
};

interface DownloadButtonProps {
  entry: CatalogueEntry;
  /** The whole download. */
  bytes: number;
  verb: 'Download' | 'Update';
}

/** Gets a lesson onto the phone: the size before, the bytes while, the reason if not. */
export function DownloadButton({ entry, bytes, verb }: DownloadButtonProps) {
  const { worker } = useApp();
  const queries = useQueryClient();
  const obstacle = useOfflineObstacle();
  const [done, setDone] = useState(0);
  const download = useMutation({
    mutationFn: () => worker.saveLesson(entry.id, setDone),
    onSuccess: () => queries.invalidateQueries({ queryKey: savedLessonsQuery(worker).queryKey }),
  });

  if (obstacle) return null;
  return (
    <div className="download">
      {download.isPending ? (
        <>
          <progress className="bar" value={done} max={bytes} aria-label={`Downloading ${entry.title}`} />
          <p className="small soft number">
            {formatBytes(done)} of {formatBytes(bytes)}
          </p>
        </>
      ) : (
        <button type="button" className="button quiet" onClick={() => download.mutate()}>
          <span>
            {verb}
            <span className="visually-hidden"> {entry.title}</span>, {formatBytes(bytes)}
          </span>
        </button>
      )}
      <p role="status" className="small">
        {download.isError && failureWords(download.error)}
      </p>
    </div>
  );
}

function failureWords(error: Error): string {
  return error instanceof LessonFailure ? FAILURE_WORDS[error.reason] : 'The download stopped. Try again.';
}
