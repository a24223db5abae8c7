import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { useApp } from '../app/app-context.ts';

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
    <form className="me-part" onSubmit={onSubmit}>
      <h2>Join with a code</h2>
      <p className="soft">What you did here joins what you did on the other phone. Nothing is lost.</p>
      <label className="label" htmlFor={id}>
        Code from your other phone
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
          onChange={(event) => setCode(event.target.value)}
        />
        <button type="submit" className="button quiet" disabled={code.trim() === '' || join.isPending}>
          Join
        </button>
      </div>
      <div role="status">
        {join.isSuccess && <p>Joined. You see the same work on both phones now.</p>}
        {join.isError && <p>{join.error.message}</p>}
      </div>
    </form>
  );
}
