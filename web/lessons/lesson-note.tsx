import { Trans } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { useRecord } from '../app/use-record.ts';
import { NotSaved } from '../ui/not-saved.tsx';

/** As many characters as a note_saved event takes. */
const MAX_NOTE_LENGTH = 4000;

/** The student's own words on a lesson, saved when they leave the box. */
export function LessonNote({ lessonId, saved }: { lessonId: string; saved: string }) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const record = useRecord();
  const text = typed ?? saved;

  function save() {
    if (text === saved && !record.isError) return;
    record.mutate({ type: 'note_saved', lessonId, payload: { text } });
  }

  return (
    <section className="lesson-note" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`} className="side-heading">
        <Trans comment="Heading of what the student wrote on a lesson">Your note</Trans>
      </h2>
      <label htmlFor={id} className="small soft">
        <Trans>What do you want to remember? Only you see it.</Trans>
      </label>
      <textarea
        id={id}
        className="input"
        dir="auto"
        maxLength={MAX_NOTE_LENGTH}
        value={text}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={save}
      />
      <p role="status" className="small soft">
        {record.isSuccess && text === saved && <Trans>Note saved on this phone</Trans>}
      </p>
      {record.isError && <NotSaved what="note" onRetry={save} />}
    </section>
  );
}
