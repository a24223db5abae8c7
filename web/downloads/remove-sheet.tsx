import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { savedLessonsQuery } from '../lessons/lesson-queries.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { Sheet } from '../ui/sheet.tsx';
import { isolate } from '../words/isolate.ts';
import { freedBytes } from './shelves.ts';
import { storageRoomQuery } from './storage-room.ts';

interface RemoveSheetProps {
  /** The subject of the lessons. */
  name: string;
  /** What would go. The sheet is open while there is something. */
  lessons: SavedLesson[];
  /** Everything on this phone: what other lessons share stays. */
  saved: SavedLesson[];
  onClose: () => void;
  /** They are gone, and with them perhaps the button that opened the sheet. */
  onRemoved: () => void;
}

/** Asks before lessons go, and says what goes and what stays. */
export function RemoveSheet({ name, lessons, saved, onClose, onRemoved }: RemoveSheetProps) {
  const { worker, downloads, toasts } = useApp();
  const queries = useQueryClient();
  const size = formatBytes(freedBytes(lessons, saved));
  const count = lessons.length;
  const what = isolate(count === 1 ? (lessons[0]?.title ?? name) : name);
  const remove = useMutation({
    mutationFn: async () => {
      for (const { id } of lessons) {
        // An update under way would bring it back.
        downloads.cancel(id);
        await worker.removeLesson(id);
      }
    },
    onSuccess: () => toasts.show(t({ message: `${what} is off this phone`, comment: 'A lesson or subject removed' })),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: savedLessonsQuery(worker).queryKey });
      void queries.invalidateQueries({ queryKey: storageRoomQuery.queryKey });
    },
  });
  const kept = lessons.filter(({ pinned }) => pinned).length;

  return (
    <Sheet
      title={t({ message: `Remove ${what}?`, comment: 'Title of a question: a lesson or a subject, off this phone' })}
      open={count > 0 && !remove.isSuccess}
      onClose={() => {
        onClose();
        if (remove.isSuccess) onRemoved();
        remove.reset();
      }}
    >
      <p>
        {plural(count, {
          one: `# lesson goes from this phone and frees ${size}.`,
          other: `# lessons go from this phone and free ${size}.`,
        })}{' '}
        <Trans>Your answers, results and notes stay. With network you can download again.</Trans>
      </p>
      {kept > 0 && (
        <p>
          {plural(kept, {
            one: '# of them you wanted to keep on this phone.',
            other: '# of them you wanted to keep on this phone.',
          })}
        </p>
      )}
      <button type="button" className="button wide" disabled={remove.isPending} onClick={() => remove.mutate()}>
        {plural(count, { one: 'Remove # lesson', other: 'Remove # lessons' })}
      </button>
      {remove.isError && (
        <p role="alert">
          <Trans>Not everything could be removed. Try again.</Trans>
        </p>
      )}
    </Sheet>
  );
}
