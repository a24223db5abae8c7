import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/notice.css';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppContext } from './app/app-context.ts';
import { startClient } from './app/client.ts';
import { createDatabaseWatch } from './app/database-watch.ts';
import { followClient } from './app/follow-client.ts';
import { createReloadOnce } from './app/reload-once.ts';
import { Shell } from './app/shell/shell.tsx';
import { createUpdatePrompt } from './app/update-prompt.ts';
import { createWorkerBridge } from './app/worker-bridge.ts';

const queries = new QueryClient({
  defaultOptions: {
    // What screens read is in IndexedDB or behind the service worker: a missing network is no reason to wait.
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: true },
    mutations: { networkMode: 'always' },
  },
  // A screen says what it means to the student; this keeps the cause for whoever helps them.
  mutationCache: new MutationCache({ onError: (error) => console.error(error) }),
});
const reload = () => location.reload();
const databases = createDatabaseWatch({
  reloadOnce: createReloadOnce({ storage: sessionStorage, reload }),
  build: import.meta.url,
  isTouched: () => navigator.userActivation?.hasBeenActive ?? true,
});
const client = startClient(queries, { onTrouble: databases.report, lifecycle: document });
followClient(client, queries);
const worker = createWorkerBridge({
  container: navigator.serviceWorker,
  isSecure: isSecureContext,
  reload,
});
const updatePrompt = createUpdatePrompt(worker);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <AppContext value={{ client, worker, updatePrompt, databases }}>
        <Shell />
      </AppContext>
    </QueryClientProvider>
  </StrictMode>,
);
