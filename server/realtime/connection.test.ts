import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { TOPICS } from '../../domain/realtime.schema.ts';
import { DatabaseUnavailable } from '../db/database.ts';
import { newId } from '../test-client.ts';
import { openTestDatabase } from '../test-database.ts';
import { NEW_LESSON, progressUpdate, quizResult, startSocketServer, type TestSocketServer } from './test-sockets.ts';

let server: TestSocketServer;
beforeAll(async () => {
  server = await startSocketServer({ times: { heartbeatMs: 60_000, closeMs: 200 } });
});
afterAll(() => server.stop());

const metric = (name: string) => server.context.metrics.registry.getSingleMetricAsString(name);
const closes = async (code: string) =>
  Number((await metric('websocket_closes_total')).match(`{code="${code}"} (\\d+)`)?.[1] ?? 0);

describe('a connection', () => {
  test('hears of the topics it subscribed to, each message with its place', async () => {
    const { send, next, drain, studentId } = await server.open();
    send({ action: 'subscribe', topics: ['progress'] });
    expect(await next('subscribed')).toEqual({
      type: 'subscribed',
      data: {
        topics: ['progress'],
        place: { epoch: expect.stringMatching(/^[\da-f-]{36}$/), offset: 0 },
        recovered: true,
        timestamp: '2026-11-23T09:00:00.000Z',
      },
    });
    const [update, result] = [progressUpdate(studentId), quizResult(studentId)];
    server.hub.deliver({
      student_id: studentId,
      messages: [{ offset: await server.keep(studentId, result), message: result }],
    });
    server.hub.deliver({
      student_id: studentId,
      messages: [{ offset: await server.keep(studentId, update), message: update }],
    });
    expect(await drain()).toEqual([{ ...update, offset: 2 }]);

    send({ action: 'unsubscribe', topics: ['progress'] });
    expect(await next('unsubscribed')).toMatchObject({ data: { topics: [] } });
    server.hub.deliver({
      student_id: studentId,
      messages: [{ offset: await server.keep(studentId, update), message: update }],
    });
    expect(await drain()).toEqual([]);
  });

  test('of one student hears nothing of another, and all hear what is for everyone', async () => {
    const [ada, bayo] = [await server.open(), await server.open()];
    for (const { send, next } of [ada, bayo]) {
      send({ action: 'subscribe', topics: [...TOPICS] });
      await next('subscribed');
    }
    const message = progressUpdate(ada.studentId);
    const offset = await server.keep(ada.studentId, message);
    server.hub.deliver({ student_id: ada.studentId, messages: [{ offset, message }] });
    server.hub.deliver({ student_id: null, message: NEW_LESSON });
    expect(await ada.drain()).toEqual([{ ...message, offset }, NEW_LESSON]);
    expect(await bayo.drain()).toEqual([NEW_LESSON]);
  });

  test('of a student beside another one has topics of its own', async () => {
    const one = await server.open();
    const two = await server.open(one.phone);
    one.send({ action: 'subscribe', topics: ['progress'] });
    two.send({ action: 'subscribe', topics: ['quizzes'] });
    await Promise.all([one.next('subscribed'), two.next('subscribed')]);
    for (const message of [progressUpdate(one.studentId), quizResult(one.studentId)]) {
      const offset = await server.keep(one.studentId, message);
      server.hub.deliver({ student_id: one.studentId, messages: [{ offset, message }] });
    }
    expect((await one.drain()).map(({ type }) => type)).toEqual(['progress_update']);
    expect((await two.drain()).map(({ type }) => type)).toEqual(['quiz_result']);
  });

  test('that comes back gets what it missed, from PostgreSQL or the embedded database', async () => {
    const first = await server.open();
    first.send({ action: 'subscribe', topics: ['progress'] });
    const { data } = await first.next('subscribed');
    first.socket.close();
    await first.closed;
    for (let points = 1; points <= 3; points++) {
      await server.keep(first.studentId, progressUpdate(first.studentId, points));
    }
    const second = await server.open(first.phone);
    second.send({ action: 'subscribe', topics: ['progress'], since: { ...data.place, offset: 1 } });
    expect(await second.next('subscribed')).toMatchObject({ data: { recovered: true, place: { offset: 1 } } });
    expect(await second.drain()).toMatchObject([{ offset: 2 }, { offset: 3, data: { mastery_points: 3 } }]);

    const third = await server.open(first.phone);
    third.send({ action: 'subscribe', topics: ['progress'], since: { epoch: crypto.randomUUID(), offset: 1 } });
    expect(await third.next('subscribed')).toMatchObject({ data: { recovered: false, place: { offset: 3 } } });
    expect(await third.drain()).toEqual([]);
  });
});

describe('a message that makes no sense is answered with what is wrong, and the connection stays', () => {
  test.each([
    ['{"action":', 'MALFORMED_JSON', 'The message is not JSON'],
    ['{"action":"dance"}', 'INVALID_MESSAGE', /^action: .*'subscribe' \| 'unsubscribe' \| 'ping', got "dance"$/],
    [
      '{"action":"subscribe","topics":["chess"]}',
      'INVALID_MESSAGE',
      /^topics.0: .*"progress"\|"achievements"\|"mastery"\|"quizzes"\|"leaderboard", got "chess"$/,
    ],
    ['{"action":"ping","loud":true}', 'INVALID_MESSAGE', 'Unrecognized key: "loud"'],
    ['7', 'INVALID_MESSAGE', /expected object, .*got 7$/],
  ])('%s', async (text, code, message) => {
    const { socket, next, drain } = await server.open();
    socket.send(text);
    expect((await next('error')).data).toMatchObject({
      code,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
    expect(await drain()).toEqual([]);
  });

  test('a place with a later subscription, while the first is not answered yet', async () => {
    const { send, next } = await server.open();
    send({ action: 'subscribe', topics: ['progress'] });
    send({ action: 'subscribe', topics: ['quizzes'], since: { epoch: crypto.randomUUID(), offset: 0 } });
    expect((await next('error')).data.message).toMatch(/^since: only the first subscription/);
    expect((await next('subscribed')).data.topics).toEqual(['progress']);
  });
});

describe('a connection is ended', () => {
  test('with 1009 for a message of more than 4 KB', async () => {
    const { socket, closed } = await server.open();
    socket.send(JSON.stringify({ action: 'ping', more: 'x'.repeat(4096) }));
    expect(await closed).toMatchObject({ code: 1009 });
  });

  test('with 1003 for a binary one', async () => {
    const { socket, closed } = await server.open();
    socket.send(Buffer.from('{"action":"ping"}'));
    expect(await closed).toMatchObject({ code: 1003 });
  });

  test('with 1008 for more than a burst and ten a second, whatever kind they are', async () => {
    for (const flood of ['message', 'ping frame'] as const) {
      const { socket, received, closed } = await server.open();
      for (let i = 0; i < 60; i++) {
        if (flood === 'message') socket.send('{"action":"ping"}');
        else socket.ping();
      }
      expect(await closed).toEqual({ code: 1008, reason: 'more than 10 messages a second' });
      if (flood === 'message') expect(received).toHaveLength(50);
    }
  });

  test('by force when its reader stopped reading, before much waits for it', async () => {
    const { phone, studentId, ...reader } = await server.open();
    // Holds what arrives in the kernel, and then in the server.
    const raw = connect(server.port, '127.0.0.1');
    raw.on('error', () => {});
    raw.write(
      `GET /ws/${studentId} HTTP/1.1\r\nHost: h\r\nCookie: ${phone.cookie}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    );
    await once(raw, 'data');
    raw.pause();
    const message = { ...NEW_LESSON, data: { ...NEW_LESSON.data, title: 'x'.repeat(100_000) } };
    let sent = 0;
    while ((await closes('1013')) === 0) {
      server.hub.deliver({ student_id: null, message });
      await setTimeout(5);
      sent++;
    }
    // Loopback takes several megabytes before anything waits in the process.
    expect(sent).toBeLessThan(1000);
    expect(reader.received.length).toBeGreaterThan(10);
    expect(await reader.drain()).not.toEqual([]);
    raw.destroy();
  });

  test('with 1013 when what it missed cannot be read', async () => {
    const db = await openTestDatabase();
    const isAway = { now: false };
    const flaky = await startSocketServer({
      overrides: {
        db: {
          ...db,
          query: (sql, params) =>
            isAway.now ? Promise.reject(new DatabaseUnavailable('gone')) : db.query(sql, params),
        },
      },
    });
    const { send, next, closed, studentId } = await flaky.open();
    send({ action: 'subscribe', topics: ['progress'] });
    await next('subscribed');
    isAway.now = true;
    flaky.hub.deliver({ student_id: studentId, messages: [{ offset: 7, message: progressUpdate(studentId) }] });
    expect(await closed).toEqual({ code: 1013, reason: 'not available; resume' });
    await flaky.stop();
  });

  test('by force when it does not answer a ping by the next', async () => {
    const lively = await startSocketServer({ times: { heartbeatMs: 50, closeMs: 200 } });
    const { phone, ...answering } = await lively.open();
    const dead = lively.connect(phone.studentId, { headers: { cookie: phone.cookie }, autoPong: false });
    expect(await dead.closed).toMatchObject({ code: 1006 });
    await setTimeout(200);
    expect(await answering.drain()).toEqual([]);
    await lively.stop();
  });

  test('with 1012 when the server stops, which then takes no other', async () => {
    const stopping = await startSocketServer();
    const { closed, phone } = await stopping.open();
    await stopping.sockets.close();
    expect(await closed).toEqual({ code: 1012, reason: 'restarting' });
    const late = stopping.connect(phone.studentId, { headers: { cookie: phone.cookie } });
    late.opened.catch(() => {});
    expect(await late.refusal).toEqual({ status: 503, code: 'RESTARTING' });
    await stopping.stop();
  });
});

test('open connections, sent messages and reasons to close are counted', async () => {
  const before = Number((await metric('websocket_connections')).match(/websocket_connections (\d+)/)?.[1]);
  const { socket, closed, drain } = await server.open();
  await drain();
  expect(await metric('websocket_connections')).toContain(`websocket_connections ${before + 1}`);
  expect(await metric('websocket_messages_sent_total')).toMatch(/websocket_messages_sent_total [1-9]/);
  socket.close(4321);
  await closed;
  await vi.waitFor(async () => expect(await closes('other')).toBe(1));
  expect(await metric('websocket_connections')).toContain(`websocket_connections ${before}`);
});

test('nothing is sent to a student who is not connected', () => {
  const student_id = newId();
  expect(() =>
    server.hub.deliver({ student_id, messages: [{ offset: 1, message: progressUpdate(student_id) }] }),
  ).not.toThrow();
});
