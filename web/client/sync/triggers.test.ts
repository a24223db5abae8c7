import { describe, expect, it } from 'vitest';
import type { News } from '../sync-client.ts';
import type { SyncCause } from './sync.ts';
import { NO_SYNC_STATE, type SyncState } from './sync-state.ts';
import { startTriggers } from './triggers.ts';

function start({ registers = true } = {}) {
  const causes: SyncCause[] = [];
  const listeners = new Set<(news: News) => void>();
  const timers = new Map<number, { run: () => void; milliseconds: number }>();
  const tags: string[] = [];
  let created = 0;
  let state: SyncState = NO_SYNC_STATE;
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const stop = startTriggers({
    client: {
      sync: async (cause = 'routine') => {
        causes.push(cause);
        return state;
      },
      syncState: () => state,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    window,
    document,
    now: () => 1_000,
    timers: {
      set(run, milliseconds) {
        timers.set(++created, { run, milliseconds });
        return created;
      },
      clear: (timer) => timers.delete(timer as number),
    },
    registerBackgroundSync: registers ? async (tag) => void tags.push(tag) : undefined,
    onError: (error) => {
      throw error;
    },
  });
  return {
    ...{ causes, timers, tags, window, document, stop },
    tell: (news: News, changed: Partial<SyncState> = {}) => {
      state = { ...state, ...changed };
      for (const listener of listeners) listener(news);
    },
  };
}

describe('a sync is tried', () => {
  it('at the start, when the app is seen again, and when the network is back', () => {
    const { causes, window, document } = start();
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('pageshow'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(causes).toEqual(['routine', 'network', 'routine', 'routine']);
  });

  it('not when the app is put away', () => {
    const { causes, document } = start();
    document.visibilityState = 'hidden';
    document.dispatchEvent(new Event('visibilitychange'));
    expect(causes).toHaveLength(1);
  });

  it('after a write also where the browser cannot wake the worker', () => {
    const { causes, timers, tell } = start({ registers: false });
    tell('recorded');
    for (const { run } of timers.values()) run();
    expect(causes).toEqual(['routine', 'routine']);
  });

  it('once a second after the last of many writes, and by the browser should the app be closed before', () => {
    const { causes, timers, tags, tell } = start();
    for (let i = 0; i < 5; i++) tell('recorded');
    expect([...timers.values()].map(({ milliseconds }) => milliseconds)).toEqual([1_000]);
    for (const { run } of timers.values()) run();
    expect(causes).toEqual(['routine', 'routine']);
    expect(new Set(tags)).toEqual(new Set(['sync-progress']));
  });

  it('when a back-off ends, and not once it was lifted', () => {
    const { causes, timers, tell } = start();
    tell('state', { retryAt: 5_000 });
    tell('state', { retryAt: 9_000 });
    expect([...timers.values()].map(({ milliseconds }) => milliseconds)).toEqual([8_000]);
    for (const { run } of timers.values()) run();
    expect(causes).toEqual(['routine', 'routine']);
    tell('state', { retryAt: null });
    expect(timers.size).toBe(0);
  });

  it('for a student who takes the place of another', () => {
    const { causes, tell } = start();
    tell('student');
    expect(causes).toEqual(['routine', 'routine']);
  });

  it('no more once stopped', () => {
    const { causes, timers, window, document, tell, stop } = start();
    tell('recorded');
    tell('state', { retryAt: 5_000 });
    stop();
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('pageshow'));
    document.dispatchEvent(new Event('visibilitychange'));
    tell('recorded');
    expect(timers.size).toBe(0);
    expect(causes).toHaveLength(1);
  });
});
