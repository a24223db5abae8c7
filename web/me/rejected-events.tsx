import { useMutation, useQuery } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { STUDENT } from '../app/follow-client.ts';
import { useSyncState } from '../app/use-sync-state.ts';
import { EVENT_WORDS } from './event-words.ts';

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
      <h2 id="rejected">Not accepted by the server</h2>
      <p className="soft">These are still on this phone. Try again, or export them and show them to your teacher.</p>
      {list.isError && <p role="alert">The list could not be read. Load the app again.</p>}
      <ul className="plain-list">
        {list.data?.map(({ stored: { event }, code, message }) => (
          <li key={event.id} className="me-row">
            <span>{EVENT_WORDS[event.type]}</span>
            <span className="small soft">
              {message} ({code})
            </span>
          </li>
        ))}
      </ul>
      <div>
        <button type="button" className="button quiet" disabled={retry.isPending} onClick={() => retry.mutate()}>
          Try again
        </button>
      </div>
      {retry.isError && <p role="alert">They could not be put back. They are still here.</p>}
    </section>
  );
}
