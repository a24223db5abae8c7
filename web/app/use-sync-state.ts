import { useSyncExternalStore } from 'react';
import type { SyncState } from '../client/sync/sync-state.ts';
import { useApp } from './app-context.ts';

export function useSyncState(): SyncState {
  const { client } = useApp();
  return useSyncExternalStore(client.subscribe, client.syncState);
}
