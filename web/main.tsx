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
import { Shell } from './app/shell/shell.tsx';
import { createUpdatePrompt } from './app/update-prompt.ts';
import { createWorkerBridge } from './app/worker-bridge.ts';
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
const client = startClient(queries);
followClient(client, queries);
const worker = createWorkerBridge({
  container: navigator.serviceWorker,
  isSecure: isSecureContext,
  reload: () => location.reload(),
});
const updatePrompt = createUpdatePrompt(worker);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
await startLanguage();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <AppContext value={{ client, worker, updatePrompt, toasts: createToasts() }}>
        <LanguageRoot>
          <Shell />
        </LanguageRoot>
      </AppContext>
    </QueryClientProvider>
  </StrictMode>,
);
