import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { linkFailureWords } from './link-words.ts';

/** Joins this browser to a student by a code made on their other phone. */
export function JoinDevice() {
  const id = useId();
  const { client } = useApp();
  const [code, setCode] = useState('');
  const join = useMutation({
    mutationFn: async () => {
      await client.joinByLinkCode(code.trim());
      await client.sync('student');
    },
  });

  function onSubmit(event: SubmitEvent) {
    event.preventDefault();
    join.mutate();
  }

  return (
    <form onSubmit={onSubmit}>
      <label className="label" htmlFor={id}>
        <Trans>Code from your other phone</Trans>
      </label>
      <div className="row">
        <input
          id={id}
          className="input code-input"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          value={code}
          aria-describedby={`${id}-help`}
          onChange={(event) => setCode(event.target.value)}
        />
        <button type="submit" className="button quiet" disabled={code.trim() === '' || join.isPending}>
          <Trans comment="Button: join this phone to the student of another phone by its code">Join</Trans>
        </button>
      </div>
      <p id={`${id}-help`} className="small soft">
        <Trans>What you did here joins what you did there. Nothing is lost.</Trans>
      </p>
      <div role="status">
        {join.isSuccess && (
          <p>
            <Trans>Joined. You see the same work on both phones now.</Trans>
          </p>
        )}
        {join.isError && <p>{linkFailureWords(join.error)}</p>}
      </div>
    </form>
  );
}
