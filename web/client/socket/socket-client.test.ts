import { describe, expect, it } from 'vitest';
import { TOPICS } from '../../../domain/realtime.schema.ts';
import type { Place, ServerMessage, StudentMessage } from '../../../domain/realtime.ts';
import { createScriptedTimers } from './scripted-timers.ts';
import { createSocketClient, type Socket, type SocketClientDeps, type SocketEvents } from './socket-client.ts';

const EPOCH = '00000000-0000-4000-8000-000000000001';
const timestamp = '2026-11-23T09:00:00.000Z';
const at = (offset: number, epoch = EPOCH): Place => ({ epoch, offset });

/** A socket whose other end is the test. */
function createScriptedSocket(url: string) {
  const sent: unknown[] = [];
  let isClosed = false;
  const socket: Socket = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (text) => void sent.push(JSON.parse(String(text))),
    close: () => {
      isClosed = true;
    },
  };
  const end = socket as { [Name in 'onopen' | 'onmessage' | 'onclose']: ((event: object) => void) | null };
  return {
    ...{ url, socket, sent },
    isClosed: () => isClosed,
    open: () => end.onopen?.({}),
    drop: () => end.onclose?.({}),
    receive: (message: unknown) =>
      end.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) }),
  };
}

function start(deps: Partial<SocketClientDeps> = {}) {
  const timers = createScriptedTimers();
  const sockets: ReturnType<typeof createScriptedSocket>[] = [];
  const client = createSocketClient({
    url: 'wss://school.ng/ws/ada',
    createSocket(url) {
      const created = createScriptedSocket(url);
      sockets.push(created);
      return created.socket;
    },
    topics: ['progress'],
    now: timers.now,
    timers,
    random: (length) => new Uint8Array(length).fill(255),
    ...deps,
  });
  const heard: [keyof SocketEvents, unknown][] = [];
  for (const type of ['*', 'gap', 'state'] as const) client.on(type, (event) => heard.push([type, event]));
  return {
    ...{ client, timers, sockets, heard },
    last() {
      const socket = sockets.at(-1);
      if (!socket) throw new Error('nothing was connected');
      return socket;
    },
    offsets: () => heard.flatMap(([type, event]) => (type === '*' && hasOffset(event) ? [event.offset] : [])),
  };
}

function hasOffset(event: unknown): event is StudentMessage & { offset: number } {
  return typeof event === 'object' && event !== null && 'offset' in event;
}

function subscribed(place: Place, recovered = true): ServerMessage {
  return { type: 'subscribed', data: { topics: ['progress'], place, recovered, timestamp } };
}

function update(offset: number): ServerMessage {
  const data = { student_id: 'ada', lesson_id: 'the-mole', progress_percentage: 50, mastery_points: 1, seq: 1 };
  return { type: 'progress_update', offset, data: { ...data, timestamp } };
}

describe('a socket client', () => {
  it('connects, subscribes, and tells each message to those who listen to its kind', () => {
    const { client, heard, ...test } = start();
    const updates: number[] = [];
    const stop = client.on('progress_update', ({ offset }) => updates.push(offset));
    client.on('pong', () => updates.push(-1));
    expect(client.state()).toBe('connecting');
    test.last().open();
    expect(test.last().sent).toEqual([{ action: 'subscribe', topics: ['progress'] }]);
    test.last().receive(subscribed(at(3)));
    test.last().receive(update(4));
    stop();
    test.last().receive(update(5));
    expect(updates).toEqual([4]);
    expect(heard).toEqual([
      ['state', 'open'],
      ['*', subscribed(at(3))],
      ['*', update(4)],
      ['*', update(5)],
    ]);
    expect(client.place()).toEqual(at(5));
  });

  it('after a cut goes on where it was, and tells nothing twice', () => {
    const { timers, offsets, ...test } = start({ since: at(1) });
    test.last().open();
    test.last().receive(subscribed(at(1)));
    for (const offset of [2, 3]) test.last().receive(update(offset));
    test.last().drop();
    timers.run(60_000);
    test.last().open();
    expect(test.last().sent).toEqual([{ action: 'subscribe', topics: ['progress'], since: at(3) }]);
    test.last().receive(subscribed(at(3)));
    for (const offset of [3, 4, 4, 2, 5]) test.last().receive(update(offset));
    expect(offsets()).toEqual([2, 3, 4, 5]);
  });

  it('tells of a gap when the server no longer has what came between, and goes on from the latest', () => {
    const { client, heard, ...test } = start({ since: at(7) });
    test.last().open();
    const epoch = '00000000-0000-4000-8000-000000000002';
    test.last().receive(subscribed(at(2, epoch), false));
    test.last().receive(update(3));
    expect(heard.filter(([type]) => type === 'gap')).toEqual([['gap', at(2, epoch)]]);
    expect(client.place()).toEqual(at(3, epoch));
  });

  it('keeps the topics it was told of, and sends its place with the first subscription alone', () => {
    const { client, timers, ...test } = start({ since: at(1), topics: [] });
    client.subscribe(['quizzes']);
    test.last().open();
    client.subscribe(['mastery']);
    client.unsubscribe(['quizzes']);
    expect(test.last().sent).toEqual([
      { action: 'subscribe', topics: ['quizzes'], since: at(1) },
      { action: 'subscribe', topics: ['mastery'] },
      { action: 'unsubscribe', topics: ['quizzes'] },
    ]);
    test.last().drop();
    timers.run(60_000);
    client.subscribe([...TOPICS]);
    test.last().open();
    expect(test.last().sent).toEqual([
      { action: 'subscribe', topics: ['mastery', 'progress', 'achievements', 'quizzes', 'leaderboard'], since: at(1) },
    ]);
  });

  it('passes over what is no message of the server', () => {
    const { heard, ...test } = start();
    test.last().open();
    heard.splice(0);
    for (const noise of ['', '<html>', 'null', '[]', '{"type":7,"data":{}}', '{"type":"pong"}']) {
      test.last().receive(noise);
    }
    expect(heard).toEqual([]);
  });

  it('takes a new ticket to each connection, and does without when there is none to have', async () => {
    const tickets = [Promise.resolve('a b'), Promise.reject(new Error('offline')), Promise.resolve('c')];
    const { timers, sockets } = start({ getTicket: () => tickets.shift() ?? Promise.reject(new Error('no more')) });
    await Promise.resolve();
    await Promise.resolve();
    sockets[0]?.drop();
    for (let i = 0; i < 2; i++) {
      timers.run(60_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(sockets.map(({ url }) => url)).toEqual([
      'wss://school.ng/ws/ada?ticket=a%20b',
      'wss://school.ng/ws/ada?ticket=c',
    ]);
  });
});

describe('a lost connection', () => {
  it('is tried again after a while that doubles up to a minute, and at once sooner after one that lasted', () => {
    const { timers, ...test } = start();
    const waits: number[] = [];
    const lose = (afterMs: number) => {
      test.last().open();
      timers.run(afterMs);
      test.last().drop();
      const [wait] = timers.waiting();
      waits.push(wait ?? 0);
      timers.run(wait ?? 0);
    };
    for (let i = 0; i < 7; i++) lose(0);
    lose(10_000);
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 2000]);
  });

  it('that never opens is taken for refused after three, and waits the longest', () => {
    const { timers, ...test } = start({ random: (length) => new Uint8Array(length) });
    const waits: number[] = [];
    for (let i = 0; i < 4; i++) {
      test.last().drop();
      const [wait] = timers.waiting();
      waits.push(wait ?? 0);
      timers.run(wait ?? 0);
    }
    expect(waits).toEqual([1000, 1000, 60_000, 60_000]);
  });

  it('is noticed by silence: asked after 40 s, given up after 60 s, whatever the old one says later', () => {
    const { client, timers, sockets, heard, ...test } = start();
    const first = test.last();
    first.open();
    first.receive(subscribed(at(1)));
    timers.run(39_999);
    first.receive({ type: 'pong', data: { timestamp } });
    timers.run(40_000);
    expect(first.sent.at(-1)).toEqual({ action: 'ping' });
    timers.run(19_999);
    expect(client.state()).toBe('open');
    timers.run(1);
    expect(client.state()).toBe('waiting');
    expect(first.isClosed()).toBe(true);
    heard.splice(0);
    first.receive(update(2));
    first.drop();
    expect(heard).toEqual([]);
    timers.run(60_000);
    expect(sockets).toHaveLength(2);
  });

  it('that hangs while it opens is given up too', () => {
    const { client, timers, ...test } = start();
    timers.run(60_000);
    expect(client.state()).toBe('waiting');
    expect(test.last().sent).toEqual([]);
  });
});

it('once closed, it stays closed', () => {
  const { client, timers, sockets, ...test } = start();
  test.last().open();
  client.close();
  expect(client.state()).toBe('closed');
  expect(test.last().isClosed()).toBe(true);
  expect(timers.waiting()).toEqual([]);
  client.subscribe(['quizzes']);
  expect(sockets).toHaveLength(1);
});
