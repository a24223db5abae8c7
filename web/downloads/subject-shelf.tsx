import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId, useRef, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { Icon } from '../ui/icon.tsx';
import { subjectName } from '../ui/subject-name.ts';
import { Swatch } from '../ui/swatch.tsx';
import { downloadBytes } from './lesson-bytes.ts';
import { RemoveSheet } from './remove-sheet.tsx';
import { SavedLessonRow } from './saved-lesson-row.tsx';
import type { Shelf } from './shelves.ts';

interface SubjectShelfProps {
  shelf: Shelf;
  /** Everything on this phone. */
  saved: SavedLesson[];
  /** Whether this browser can keep lessons. */
  canGet: boolean;
  /** Whether it is known which lessons there are. */
  listIsKnown: boolean;
}

/** One subject: how much of it is here, the rest to get, and its lessons when opened. */
export function SubjectShelf({ shelf, saved, canGet, listIsKnown }: SubjectShelfProps) {
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  const { downloads } = useApp();
  const [open, setOpen] = useState(false);
  const [removing, setRemoving] = useState<SavedLesson[]>([]);
  const { subject, missing } = shelf;
  const name = subject ? subjectName(subject) : unlistedWords(listIsKnown);
  const hasLessons = shelf.saved.length > 0;
  const head = (
    <>
      {subject ? <Swatch subject={subject} /> : <Icon name="phone" />}
      <span className="shelf-words">
        <span className="shelf-name">{name}</span>
        <span className="small soft number">{shelfWords(shelf)}</span>
      </span>
    </>
  );

  return (
    <li ref={row} tabIndex={-1} className="shelf">
      <div className="shelf-head">
        {hasLessons ? (
          <button
            type="button"
            className="shelf-open"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {head}
            <Icon name="forward" />
          </button>
        ) : (
          <div className="shelf-open">{head}</div>
        )}
        {missing.length > 0 && canGet && (
          <button
            type="button"
            className="button text small number"
            onClick={() =>
              downloads.start(missing.map((entry) => ({ id: entry.id, bytes: downloadBytes([entry], saved) })))
            }
          >
            <GetWords count={missing.length} bytes={shelf.missingBytes} name={name} />
          </button>
        )}
        {missing.length === 0 && hasLessons && (
          <button type="button" className="button text small" onClick={() => setRemoving(shelf.saved)}>
            <RemoveWords name={name} />
          </button>
        )}
      </div>
      <div id={id} hidden={!open} className="shelf-lessons">
        <ul className="plain-list">
          {shelf.saved.map((lesson) => (
            <SavedLessonRow key={lesson.id} lesson={lesson} onRemove={() => setRemoving([lesson])} />
          ))}
        </ul>
        {missing.length > 0 && shelf.saved.length > 1 && (
          <button type="button" className="button text small" onClick={() => setRemoving(shelf.saved)}>
            <Trans comment="Button: remove the lessons of a subject from the phone">Remove all of {name}</Trans>
          </button>
        )}
      </div>
      <RemoveSheet
        name={name}
        lessons={removing}
        saved={saved}
        onClose={() => setRemoving([])}
        onRemoved={() => row.current?.focus()}
      />
    </li>
  );
}

function GetWords({ count, bytes, name }: { count: number; bytes: number; name: string }) {
  const size = formatBytes(bytes);
  return (
    <span>
      <Trans comment="Button: download so many lessons, of this size">
        Get {count}, {size}
      </Trans>
      <span className="visually-hidden"> {name}</span>
    </span>
  );
}

function RemoveWords({ name }: { name: string }) {
  return (
    <span>
      <Trans comment="Button: take lessons off the phone">Remove</Trans>
      <span className="visually-hidden"> {name}</span>
    </span>
  );
}

function unlistedWords(listIsKnown: boolean): string {
  return listIsKnown
    ? t({ message: 'No longer offered', comment: 'Lessons on this phone that the list no longer has' })
    : t({ message: 'Your lessons', comment: 'Lessons on this phone, while the list of all lessons is not there' });
}

/** How much of a subject is here. */
function shelfWords({ saved, savedBytes, lessonCount }: Shelf): string {
  const here = saved.length;
  const size = formatBytes(savedBytes);
  if (here === 0) return plural(lessonCount, { one: '# lesson', other: '# lessons' });
  if (here === lessonCount) return plural(here, { one: `# lesson · ${size}`, other: `# lessons · ${size}` });
  return t({ message: `${here} of ${lessonCount} · ${size}`, comment: 'Lessons on the phone of all, and their size' });
}
