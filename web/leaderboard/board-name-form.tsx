import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type SubmitEvent, useId, useState } from 'react';
import { BOARD_NAME_SETTING, boardName, MAX_BOARD_NAME } from '../../domain/boards.ts';
import { useRecord } from '../app/use-record.ts';
import { NotSaved } from '../ui/not-saved.tsx';
import { isolate } from '../words/isolate.ts';

interface BoardNameFormProps {
  /** What the field begins with. */
  name: string;
  /** On its button. */
  action: string;
  /** The name is on this phone. */
  onSaved?: () => void;
}

/** Chooses the name on the boards, and says what others will see of it. */
export function BoardNameForm({ name, action, onSaved }: BoardNameFormProps) {
  const id = useId();
  const record = useRecord();
  const [typed, setTyped] = useState(name.slice(0, MAX_BOARD_NAME));
  const [isMissing, setMissing] = useState(false);
  const shown = boardName(typed);

  function save() {
    if (shown === null) return setMissing(true);
    const payload = { key: BOARD_NAME_SETTING, value: shown };
    record.mutate({ type: 'setting_changed', payload }, { onSuccess: () => onSaved?.() });
  }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    save();
  }

  return (
    <form className="board-name-form" onSubmit={onSubmit} noValidate>
      <label className="label" htmlFor={id}>
        <Trans comment="Label of a field: how the student is called on the leaderboard">Name on the board</Trans>
      </label>
      <div className="row">
        <input
          id={id}
          className="input board-name-input"
          dir="auto"
          autoComplete="nickname"
          maxLength={MAX_BOARD_NAME}
          value={typed}
          aria-invalid={isMissing}
          aria-describedby={`${id}-note`}
          onChange={(event) => {
            setTyped(event.target.value);
            setMissing(false);
          }}
        />
        <button type="submit" className="button">
          {action}
        </button>
      </div>
      <p id={`${id}-note`} role="status" className={isMissing ? 'small board-name-missing' : 'small soft'}>
        {noteWords(shown, isMissing)}
      </p>
      {record.isError && <NotSaved what="name" onRetry={save} />}
    </form>
  );
}

function noteWords(shown: string | null, isMissing: boolean): string {
  if (isMissing) return t`Write a name first. A nickname will do.`;
  if (shown === null) return '';
  const name = isolate(shown);
  return t({ message: `Others see: ${name}`, comment: 'The name that others see on the leaderboard' });
}
