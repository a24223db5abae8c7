import { describe, expect, it } from 'vitest';
import { NO_SYNC_STATE, type SyncProblem } from '../client/sync/sync-state.ts';
import type { News } from './messages.ts';
import { syncProgress } from './sync-progress.ts';

describe('sending in the background', () => {
  it('ends well when everything was sent', async () => {
    await expect(syncProgress(clientMeeting(null), ignore)).resolves.toBeUndefined();
  });

  it.each<SyncProblem>(['offline', 'server'])('rejects at %s, so that the browser tries again', async (problem) => {
    await expect(syncProgress(clientMeeting(problem), ignore)).rejects.toThrow(problem);
  });

  it.each<SyncProblem>(['signed_out', 'wrong_user', 'update_required'])(
    'does not ask the browser to try again at %s, which needs the student',
    async (problem) => {
      await expect(syncProgress(clientMeeting(problem), ignore)).resolves.toBeUndefined();
    },
  );
});

describe('the pages', () => {
  it('are told how sending in the background went', async () => {
    const told: News[] = [];
    await syncProgress(clientMeeting(null), async (news) => void told.push(news));
    expect(told).toEqual([{ type: 'SYNC_STATE', payload: NO_SYNC_STATE }]);
  });

  it('are told that the student must sign in again', async () => {
    const told: News[] = [];
    await syncProgress(clientMeeting('signed_out'), async (news) => void told.push(news));
    expect(told.map(({ type }) => type)).toEqual(['SYNC_STATE', 'AUTH_REQUIRED']);
  });
});

async function ignore(): Promise<void> {}

function clientMeeting(problem: SyncProblem | null) {
  return { sync: async () => ({ ...NO_SYNC_STATE, problem }) };
}
