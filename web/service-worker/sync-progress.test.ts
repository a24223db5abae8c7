import { describe, expect, it } from 'vitest';
import { NO_SYNC_STATE, type SyncProblem } from '../client/sync/sync-state.ts';
import { syncProgress } from './sync-progress.ts';

describe('sending in the background', () => {
  it('ends well when everything was sent', async () => {
    await expect(syncProgress(clientMeeting(null))).resolves.toBeUndefined();
  });

  it.each<SyncProblem>(['offline', 'server'])('rejects at %s, so that the browser tries again', async (problem) => {
    await expect(syncProgress(clientMeeting(problem))).rejects.toThrow(problem);
  });

  it.each<SyncProblem>(['signed_out', 'wrong_user', 'update_required'])(
    'does not ask the browser to try again at %s, which needs the student',
    async (problem) => {
      await expect(syncProgress(clientMeeting(problem))).resolves.toBeUndefined();
    },
  );
});

function clientMeeting(problem: SyncProblem | null) {
  return { sync: async () => ({ ...NO_SYNC_STATE, problem }) };
}
