import type { Client } from '../client/client.ts';
import { needsStudent } from '../client/sync/sync-state.ts';
import type { TellPages } from './tell-pages.ts';

/**
 * Sends what waits, also while no page is open, and tells those that are. Rejects when the browser should try again later;
 * what only the student can put right is left for the pages to say.
 */
export async function syncProgress(client: Pick<Client, 'sync'>, tellPages: TellPages): Promise<void> {
  // The browser calls when it sees a network, so a wait for one is over.
  const state = await client.sync('network');
  await tellPages({ type: 'SYNC_STATE', payload: state });
  const { problem } = state;
  if (problem === 'signed_out') await tellPages({ type: 'AUTH_REQUIRED', payload: {} });
  if (problem !== null && !needsStudent(problem)) throw new Error(`Progress could not be sent: ${problem}`);
}
