import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import { useApp } from '../app/app-context.ts';
import { savedLessonsQuery } from '../lessons/lesson-queries.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { Icon } from '../ui/icon.tsx';

interface SavedLessonRowProps {
  lesson: SavedLesson;
  onRemove: () => void;
}

/** A lesson on this phone, to keep whatever happens or to remove. */
export function SavedLessonRow({ lesson: { id, title, bytes, pinned }, onRemove }: SavedLessonRowProps) {
  const { worker } = useApp();
  const queries = useQueryClient();
  const pin = useMutation({
    mutationFn: () => worker.pinLesson(id, !pinned),
    onSuccess: () => queries.invalidateQueries({ queryKey: savedLessonsQuery(worker).queryKey }),
  });
  return (
    <li className="kept-lesson">
      <div className="heading-row">
        <Link className="kept-lesson-title" href={`/lessons/${id}`}>
          {title}
        </Link>
        <span className="small soft number">{formatBytes(bytes)}</span>
      </div>
      <div className="row between">
        <button
          type="button"
          className="button text small pin"
          aria-pressed={pinned}
          disabled={pin.isPending}
          onClick={() => pin.mutate()}
        >
          <Icon name="pin" />
          <span>
            <Trans comment="Button that stays pressed: this lesson never makes room for another">
              Keep on this phone
            </Trans>
            <span className="visually-hidden"> {title}</span>
          </span>
        </button>
        <button type="button" className="button text small" onClick={onRemove}>
          <span>
            <Trans comment="Button: take lessons off the phone">Remove</Trans>
            <span className="visually-hidden"> {title}</span>
          </span>
        </button>
      </div>
      {pin.isError && (
        <p role="alert" className="small">
          <Trans>That could not be kept in mind. Try again.</Trans>
        </p>
      )}
    </li>
  );
}
