import type { QueryClient } from '@tanstack/react-query';
import { networkInformation } from '../db/device-prefs.ts';
import { openStorage } from '../db/open-storage.ts';
import { createDownloadQueue } from '../downloads/download-queue.ts';
import { createPrefs } from '../downloads/prefs.ts';
import { savedLessonsQuery } from '../lessons/lesson-queries.ts';
import { createToasts } from '../ui/toasts.ts';
import type { AppServices } from './app-context.ts';
import { startClient } from './client.ts';
import { createDatabaseWatch } from './database-watch.ts';
import { followClient, refreshRewards } from './follow-client.ts';
import { followWorker } from './follow-worker.ts';
import { createInstallPrompt } from './install-prompt.ts';
import { createInterruptions } from './interruptions.ts';
import { startLive } from './live.ts';
import { createReloadOnce } from './reload-once.ts';
import { createUpdatePrompt } from './update-prompt.ts';
import { createWorkerBridge } from './worker-bridge.ts';

/** Longer than a cheap phone takes to draw the first screen. */
const SETTLED_MS = 8000;

const reportLater = (error: unknown) => console.error('What could wait until the start was over failed', error);

/** Composes, once, what outlives the screens of this page. */
export function createServices(queries: QueryClient): AppServices {
  const reload = () => location.reload();
  const databases = createDatabaseWatch({
    reloadOnce: createReloadOnce({ storage: sessionStorage, reload }),
    build: import.meta.url,
    isTouched: () => navigator.userActivation?.hasBeenActive ?? true,
  });
  const storage = openStorage(indexedDB, {
    onTrouble: databases.report,
    lifecycle: document,
    whenSettled: (work) => setTimeout(() => work().catch(reportLater), SETTLED_MS),
  });
  const client = startClient(queries, storage);
  followClient(client, queries);

  const worker = createWorkerBridge({ container: navigator.serviceWorker, isSecure: isSecureContext, reload });
  followWorker(worker, queries);
  const updatePrompt = createUpdatePrompt(worker);
  const installPrompt = createInstallPrompt({ window, navigator, storage: localStorage, now: () => Date.now() });

  const connection = networkInformation(navigator);
  const prefs = createPrefs({
    stored: storage.prefs,
    worker,
    connection,
    onError: (error) => console.error('The preferences could not be read', error),
  });
  startLive({ client, prefs, onRewards: () => refreshRewards(queries) });
  const downloads = createDownloadQueue({
    worker,
    prefs,
    network: window,
    connection,
    onSaved() {
      void queries.invalidateQueries({ queryKey: savedLessonsQuery(worker).queryKey });
      installPrompt.noteSuccess();
    },
    onError: (error) => console.error('A download failed', error),
  });

  return {
    ...{ client, worker, databases, updatePrompt, installPrompt, prefs, downloads },
    toasts: createToasts(),
    interruptions: createInterruptions(),
  };
}
