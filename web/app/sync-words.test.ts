import { describe, expect, it } from 'vitest';
import type { SyncState } from '../client/sync/sync-state.ts';
import { syncPillWords, syncSentences } from './sync-words.ts';

const NOW = new Date(2026, 10, 23, 18, 0).getTime();
const SYNCED: SyncState = {
  phase: 'idle',
  waiting: 0,
  rejected: 0,
  lastSyncedAt: new Date(2026, 10, 23, 14, 2).getTime(),
  problem: null,
  retryAt: null,
};

describe('the sync pill', () => {
  it.each<[string, Partial<SyncState>, string]>([
    ['all sent', {}, 'Safe on the server'],
    ['one waits', { waiting: 1 }, '1 answer waiting, safe on this phone'],
    ['some wait without network', { waiting: 3, problem: 'offline' }, '3 answers waiting, safe on this phone'],
    ['all sent, then the network went', { problem: 'offline' }, 'No network. Your work is safe.'],
    ['never sent anything', { lastSyncedAt: null }, 'Nothing to send yet'],
    ['an event was refused', { rejected: 1 }, 'Needs you'],
    ['signed out with work waiting', { waiting: 2, problem: 'signed_out' }, 'Needs you'],
    ['another student signed in', { waiting: 2, problem: 'wrong_user' }, 'Needs you'],
    ['too old', { waiting: 2, problem: 'update_required' }, 'Needs you'],
  ])('%s: %s', (_, change, text) => {
    expect(syncPillWords({ ...SYNCED, ...change }).text).toBe(text);
  });
});

describe('the sync sentences', () => {
  it('say where the work is, why it waits and when it last went out', () => {
    expect(syncSentences({ ...SYNCED, waiting: 3, problem: 'offline', phase: 'waiting' }, NOW)).toEqual([
      '3 answers are waiting. They are safe on this phone.',
      'They go out when there is network.',
      'Last sent today 14:02.',
    ]);
  });

  it('say nothing of a problem while sending', () => {
    expect(syncSentences({ ...SYNCED, waiting: 3, problem: 'server', phase: 'syncing' }, NOW)[1]).toBe('Sending now.');
  });

  it('are one when nothing was ever done', () => {
    expect(syncSentences({ ...SYNCED, lastSyncedAt: null }, NOW)).toEqual(['There is nothing to send yet.']);
  });
});
