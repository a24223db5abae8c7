import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { syncPillWords, syncSentences } from '../app/sync-words.ts';
import { useSyncState } from '../app/use-sync-state.ts';
import { Icon } from '../ui/icon.tsx';
import { downloadJson } from './download-json.ts';
import { Receipts } from './receipts.tsx';
import './sync-panel.css';

/** Where the student's work is, and what they can do about it. */
export function SyncPanel() {
  const { client } = useApp();
  const state = useSyncState();
  const send = useMutation({ mutationFn: () => client.sync('student') });
  const exporting = useMutation({
    mutationFn: async (what: 'unsent' | 'all') =>
      what === 'unsent'
        ? downloadJson('akulearn-unsent.json', await client.exportUnsent())
        : downloadJson('akulearn-everything.json', await client.exportAll()),
  });
  const { tone, icon, text } = syncPillWords(state);
  return (
    <section className="work-panel" aria-labelledby="your-work">
      <h2 id="your-work">
        <Trans comment="Heading: where the student’s answers are">Your work</Trans>
      </h2>
      <div role="status" className="work-state" data-tone={tone}>
        <p className="notice-title">
          <Icon name={icon} />
          {text}
        </p>
        <p className="soft">{syncSentences(state, Date.now()).join(' ')}</p>
      </div>
      <button
        type="button"
        className={tone === 'safe' ? 'button quiet wide' : 'button wide'}
        disabled={send.isPending}
        onClick={() => send.mutate()}
      >
        <Trans comment="Button: send the answers that wait to the server">Send now</Trans>
      </button>
      <Receipts />
      <div className="row">
        <button
          type="button"
          className="button text"
          disabled={exporting.isPending}
          onClick={() => exporting.mutate('unsent')}
        >
          <Trans comment="Button: make a file of the answers that still wait">Export unsent work</Trans>
        </button>
        <button
          type="button"
          className="button text"
          disabled={exporting.isPending}
          onClick={() => exporting.mutate('all')}
        >
          <Trans comment="Button: make a file of all that the student did">Export everything</Trans>
        </button>
      </div>
      {exporting.isError && <p role="alert">{t`The file could not be made. Your work is still on this phone.`}</p>}
    </section>
  );
}
