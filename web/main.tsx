import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/notice.css';
import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { AppContext, type AppServices } from './app/app-context.ts';
import { createServices } from './app/services.ts';
import { Shell } from './app/shell/shell.tsx';
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

// Each step is a task of its own, so that a slow phone can answer a tap between them.
setTimeout(async () => {
  await startLanguage();
  setTimeout(draw, 0, createServices(queries));
});

/** A transition is drawn in many short tasks. */
function draw(services: AppServices): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element with the id "root"');
  const app = (
    <StrictMode>
      <QueryClientProvider client={queries}>
        <AppContext value={services}>
          <LanguageRoot>
            <Shell />
          </LanguageRoot>
        </AppContext>
      </QueryClientProvider>
    </StrictMode>
  );
  startTransition(() => createRoot(root).render(app));
}
