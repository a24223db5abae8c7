import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/notice.css';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppContext } from './app/app-context.ts';
import { startClient } from './app/client.ts';
import { followClient } from './app/follow-client.ts';
import { followWorker } from './app/follow-worker.ts';
import { Shell } from './app/shell/shell.tsx';
import { createUpdatePrompt } from './app/update-prompt.ts';
import { createWorkerBridge } from './app/worker-bridge.ts';
import { networkInformation } from './db/device-prefs.ts';
import { openStorage } from './db/open-storage.ts';
import { createDownloadQueue } from './downloads/download-queue.ts';
import { createPrefs } from './downloads/prefs.ts';
import { savedLessonsQuery } from './lessons/lesson-queries.ts';
import { createToasts } from './ui/toasts.ts';
import { startLanguage } from './words/language.ts';
import { LanguageRoot } from './words/language-root.tsx';

const queries = new QueryClient({
  defaultOptions: {
    // What screens read is in IndexedDB or behind the service worker: a missing network is no reason to wait.
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: true },
    mutations: { networkMode: 'always' },
  },
  // A screen says what it means to the student; this keeps the cause for whoever helps them.
  mutationCache: new MutationCache({ onError: (error) => console.error(error) }),
});
const storage = openStorage(indexedDB);
const client = startClient(queries, storage);
followClient(client, queries);
const worker = createWorkerBridge({
  container: navigator.serviceWorker,
  isSecure: isSecureContext,
  reload: () => location.reload(),
});
followWorker(worker, queries);
const updatePrompt = createUpdatePrompt(worker);
const connection = networkInformation(navigator);
const prefs = createPrefs({
  stored: storage.prefs,
  worker,
  connection,
  onError: (error) => console.error('The preferences could not be read', error),
});
const downloads = createDownloadQueue({
  worker,
  prefs,
  connection,
  onSaved: () => void queries.invalidateQueries({ queryKey: savedLessonsQuery(worker).queryKey }),
  onError: (error) => console.error('A download failed', error),
});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
await startLanguage();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <AppContext value={{ client, worker, updatePrompt, toasts: createToasts(), downloads, prefs }}>
        <LanguageRoot>
          <Shell />
        </LanguageRoot>
      </AppContext>
    </QueryClientProvider>
  </StrictMode>,
);
