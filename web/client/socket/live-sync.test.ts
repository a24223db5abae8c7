import { describe, expect, it } from 'vitest';
import type { Place } from '../../../domain/realtime.ts';
import type { Cursor } from '../../../domain/sync.ts';
import { NO_SYNC_STATE, type SyncState } from '../sync/sync-state.ts';
import type { News } from '../sync-client.ts';
import { startLiveSync } from './live-sync.ts';
import { createScriptedTimers } from './scripted-timers.ts';
import type { SocketClient, SocketEvents, SocketState } from './socket-client.ts';

const EPOCH = '00000000-0000-4000-8000-000000000001';

function createConnection(studentId: string, since: Place | null) {
  const listeners = new Map<string, (event: never) => void>();
  const connection = {
    ...{ studentId, since },
    place: { epoch: EPOCH, offset: 1 },
    state: 'open' as SocketState,
    tell: <Type extends keyof SocketEvents>(type: Type, event: SocketEvents[Type]) =>
      listeners.get(type)?.(event as never),
  };
  const client: SocketClient = {
    on(type, listener) {
      listeners.set(type, listener as (event: never) => void);
      return () => listeners.delete(type);
    },
    subscribe() {},
    unsubscribe() {},
    state: () => connection.state,
    place: () => connection.place,
    close() {
      connection.state = 'closed';
    },
  };
  return { connection, client };
}

async function start(changed: Partial<{ mayUseData: boolean; registered: boolean; visibility: string }> = {}) {
  const timers = createScriptedTimers();
  const connections: ReturnType<typeof createConnection>['connection'][] = [];
  const phone = {
    ...{ studentId: 'ada', registered: true, mayUseData: true, ...changed },
    state: NO_SYNC_STATE as SyncState,
    cursor: { epoch: EPOCH, seq: 5 } as Cursor | null,
    syncs: 0,
    rewards: 0,
  };
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: changed.visibility ?? 'visible' });
  let tell: (news: News) => void = () => {};
  const { review } = startLiveSync({
    client: {
      openProfile: async () => ({ studentId: phone.studentId, registered: phone.registered, adoptedBy: null }),
      readCursor: async () => phone.cursor,
      async sync() {
        phone.syncs++;
        return phone.state;
      },
      syncState: () => phone.state,
      subscribe(listener) {
        tell = listener;
        return () => {};
      },
    },
    openSocket(studentId, since) {
      const { connection, client } = createConnection(studentId, since);
      connections.push(connection);
      return client;
    },
    mayUseData: () => phone.mayUseData,
    onRewards: () => phone.rewards++,
    window,
    document,
    timers,
    random: (length) => new Uint8Array(length),
    onError(error) {
      throw error;
    },
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await settle();
  return {
    ...{ phone, connections, window, timers, settle },
    open: () => connections.filter(({ state }) => state !== 'closed').map(({ studentId }) => studentId),
    async look(visibility: string) {
      document.visibilityState = visibility;
      document.dispatchEvent(new Event('visibilitychange'));
      await settle();
    },
    async hear(news: News) {
      tell(news);
      await settle();
    },
    async review() {
      review();
      await settle();
    },
    async pass(milliseconds: number) {
      timers.run(milliseconds);
      await settle();
    },
  };
}

function update(seq: number): SocketEvents['*'] {
  const data = { student_id: 'ada', lesson_id: 'the-mole', progress_percentage: 50, mastery_points: 1, seq };
  return { type: 'progress_update', offset: 2, data: { ...data, timestamp: '2026-11-23T09:00:00.000Z' } };
}

describe('a connection is open', () => {
  it('only while the app is in view, and goes on where it was', async () => {
    const { open, look, connections } = await start();
    expect(open()).toEqual(['ada']);
    await look('hidden');
    expect(open()).toEqual([]);
    await look('visible');
    await look('visible');
    expect(connections.map(({ since }) => since)).toEqual([null, { epoch: EPOCH, offset: 1 }]);
  });

  it('not for an app that starts out of view', async () => {
    expect((await start({ visibility: 'hidden' })).open()).toEqual([]);
  });

  it('not while the student saves data', async () => {
    const { phone, open, review } = await start({ mayUseData: false });
    expect(open()).toEqual([]);
    phone.mayUseData = true;
    await review();
    expect(open()).toEqual(['ada']);
    phone.mayUseData = false;
    await review();
    expect(open()).toEqual([]);
  });

  it('once the server knows the student, and not while it refuses the session', async () => {
    const { phone, open, hear } = await start({ registered: false });
    expect(open()).toEqual([]);
    phone.registered = true;
    await hear('state');
    expect(open()).toEqual(['ada']);
    phone.state = { ...NO_SYNC_STATE, problem: 'signed_out' };
    await hear('state');
    expect(open()).toEqual([]);
  });

  it('for the student of now, who begins at a place of their own', async () => {
    const { phone, open, hear, connections } = await start();
    phone.studentId = 'bayo';
    await hear('student');
    expect(open()).toEqual(['bayo']);
    expect(connections.at(-1)?.since).toBeNull();
  });

  it('at once when the network is back, rather than at the end of a wait', async () => {
    const { window, connections, settle } = await start();
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(connections).toHaveLength(1);
    if (connections[0]) connections[0].state = 'waiting';
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(connections.map(({ state }) => state)).toEqual(['closed', 'open']);
  });
});

describe('a message', () => {
  it('of something new brings one sync, soon after the first of many', async () => {
    const { phone, connections, pass } = await start();
    for (const seq of [6, 7, 6]) connections[0]?.tell('*', update(seq));
    await pass(199);
    expect(phone.syncs).toBe(0);
    await pass(1);
    expect(phone.syncs).toBe(1);
    await pass(10_000);
    expect(phone.syncs).toBe(1);
  });

  it('of what this phone has, such as its own work, brings none', async () => {
    const { phone, connections, pass } = await start();
    connections[0]?.tell('*', update(5));
    await pass(1000);
    expect(phone.syncs).toBe(0);
    phone.cursor = { epoch: EPOCH.replace(/1$/, '2'), seq: 9 };
    connections[0]?.tell('*', update(5));
    await pass(1000);
    phone.cursor = null;
    connections[0]?.tell('*', update(5));
    await pass(1000);
    expect(phone.syncs).toBe(2);
  });

  it('of a place on a board brings no sync and is told on', async () => {
    const { phone, connections, pass } = await start();
    const data = { student_id: 'ada', new_rank: 2, previous_rank: 3, total_points: 60, timestamp: '' };
    connections[0]?.tell('*', { type: 'leaderboard_update', offset: 2, data });
    await pass(1000);
    expect([phone.rewards, phone.syncs]).toEqual([1, 0]);
  });

  it('that is an answer brings none, a gap brings one', async () => {
    const { phone, connections, pass } = await start();
    connections[0]?.tell('*', { type: 'pong', data: { timestamp: '' } });
    await pass(1000);
    expect(phone.syncs).toBe(0);
    connections[0]?.tell('gap', { epoch: EPOCH, offset: 1 });
    await pass(1000);
    expect(phone.syncs).toBe(1);
  });
});
