import type { Client } from '../client/client.ts';
import { needsStudent } from '../client/sync/sync-state.ts';

/**
 * Sends what waits, also while no page is open. Rejects when the browser should try again later; what only the student can
 * put right is left for the pages to say.
 */
export async function syncProgress(client: Pick<Client, 'sync'>): Promise<void> {
  // The browser calls when it sees a network, so a wait for one is over.
  const { problem } = await client.sync('network');
  if (problem !== null && !needsStudent(problem)) throw new Error(`Progress could not be sent: ${problem}`);
}
