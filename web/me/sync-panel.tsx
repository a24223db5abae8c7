import { useMutation } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { syncPillWords, syncSentences } from '../app/sync-words.ts';
import { useSyncState } from '../app/use-sync-state.ts';
import { Icon } from '../ui/icon.tsx';
import { downloadJson } from './download-json.ts';

/** Where the student's work is, and what they can do about it. */
export function SyncPanel() {
  const { client } = useApp();
  const state = useSyncState();
  const send = useMutation({ mutationFn: () => client.sync('student') });
  const save = useMutation({
    mutationFn: async () => downloadJson('akulearn-unsent.json', await client.exportUnsent()),
  });
  const { icon, text } = syncPillWords(state);
  return (
    <section className="me-part" aria-labelledby="your-work">
      <h2 id="your-work">Your work</h2>
      <div role="status" className="stack">
        <p className="notice-title">
          <Icon name={icon} />
          {text}
        </p>
        <p className="soft">{syncSentences(state, Date.now()).join(' ')}</p>
      </div>
      <div className="row">
        <button type="button" className="button" disabled={send.isPending} onClick={() => send.mutate()}>
          Send now
        </button>
        <button type="button" className="button quiet" disabled={save.isPending} onClick={() => save.mutate()}>
          Export unsent work
        </button>
      </div>
      {save.isError && <p role="alert">The file could not be made. Your work is still on this phone.</p>}
    </section>
  );
}
