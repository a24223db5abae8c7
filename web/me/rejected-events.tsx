import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { STUDENT } from '../app/follow-client.ts';
import { useSyncState } from '../app/use-sync-state.ts';
import { eventWords } from './event-words.ts';
import { rejectionWords } from './rejection-words.ts';

/** Work the server refused. It stays on this phone, can be tried again and is part of the export. */
export function RejectedEvents() {
  const { client } = useApp();
  const { rejected } = useSyncState();
  const list = useQuery({
    queryKey: [STUDENT, 'rejected'],
    queryFn: () => client.readRejected(),
    enabled: rejected > 0,
  });
  const retry = useMutation({ mutationFn: () => client.retryRejected() });
  if (rejected === 0) return null;
  return (
    <section className="me-part" aria-labelledby="rejected">
      <h2 id="rejected">
        <Trans>Not accepted by the server</Trans>
      </h2>
      <p className="soft">
        <Trans>These are still on this phone. Try again, or export them and show them to your teacher.</Trans>
      </p>
      {list.isError && (
        <p role="alert">
          <Trans>The list could not be read. Load the app again.</Trans>
        </p>
      )}
      <ul className="plain-list">
        {list.data?.map(({ stored: { event }, code }) => (
          <li key={event.id} className="me-row">
            <span>{eventWords(event.type)}</span>
            <span className="small soft">{rejectionWords(code)}</span>
          </li>
        ))}
      </ul>
      <div>
        <button type="button" className="button quiet" disabled={retry.isPending} onClick={() => retry.mutate()}>
          <Trans comment="Button: do again what did not work">Try again</Trans>
        </button>
      </div>
      {retry.isError && (
        <p role="alert">
          <Trans>They could not be put back. They are still here.</Trans>
        </p>
      )}
    </section>
  );
}
