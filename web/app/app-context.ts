import { createContext, useContext } from 'react';
import type { Client } from '../client/client.ts';
import type { DownloadQueue } from '../downloads/download-queue.ts';
import type { Prefs } from '../downloads/prefs.ts';
import type { Toasts } from '../ui/toasts.ts';
import type { DatabaseWatch } from './database-watch.ts';
import type { InstallPrompt } from './install-prompt.ts';
import type { Interruptions } from './interruptions.ts';
import type { UpdatePrompt } from './update-prompt.ts';
import type { WorkerBridge } from './worker-bridge.ts';

/** What was composed once at start and every screen works with. */
export interface AppServices {
  client: Client;
  worker: WorkerBridge;
  updatePrompt: UpdatePrompt;
  installPrompt: InstallPrompt;
  toasts: Toasts;
  interruptions: Interruptions;
  downloads: DownloadQueue;
  prefs: Prefs;
  databases: DatabaseWatch;
}

export const AppContext = createContext<AppServices | null>(null);

export function useApp(): AppServices {
  const services = useContext(AppContext);
  if (!services) throw new Error('useApp needs an AppContext above it');
  return services;
}
