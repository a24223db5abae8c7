import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type SubmitEvent, useId, useState } from 'react';
import { useProgress } from '../app/use-progress.ts';
import { useRecord } from '../app/use-record.ts';
import { NotSaved } from '../ui/not-saved.tsx';

const SETTING = 'display-name';

/** What the app calls the student; the same on all their devices. */
export function NameSetting() {
  const id = useId();
  const progress = useProgress();
  const record = useRecord();
  const [typed, setTyped] = useState<string>();
  const saved = progress.data?.settings[SETTING]?.value;
  const name = typed ?? (typeof saved === 'string' ? saved : '');

  function save() {
    record.mutate({ type: 'setting_changed', payload: { key: SETTING, value: name.trim() } });
  }

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    save();
  }

  return (
    <form onSubmit={onSubmit}>
      <label className="label" htmlFor={id}>
        <Trans comment="Label of the field for what the app calls the student">Your name</Trans>
      </label>
      <div className="row">
        <input
          id={id}
          className="input name-input"
          dir="auto"
          autoComplete="given-name"
          maxLength={60}
          value={name}
          onChange={(event) => {
            setTyped(event.target.value);
            record.reset();
          }}
        />
        <button type="submit" className="button quiet">
          <Trans comment="Button beside the field with the student’s name">Save name</Trans>
        </button>
      </div>
      <p role="status" className="small soft">
        {record.isSuccess && t`Name saved on this phone`}
      </p>
      {record.isError && <NotSaved what="name" onRetry={save} />}
    </form>
  );
}
