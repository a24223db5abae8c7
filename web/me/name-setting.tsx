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
    <form className="me-part" onSubmit={onSubmit}>
      <label className="label" htmlFor={id}>
        Your name
      </label>
      <div className="row">
        <input
          id={id}
          className="input name-input"
          autoComplete="given-name"
          maxLength={60}
          value={name}
          onChange={(event) => {
            setTyped(event.target.value);
            record.reset();
          }}
        />
        <button type="submit" className="button quiet">
          Save name
        </button>
      </div>
      <p role="status" className="small soft">
        {record.isSuccess && 'Name saved on this phone'}
      </p>
      {record.isError && <NotSaved what="name" onRetry={save} />}
    </form>
  );
}
