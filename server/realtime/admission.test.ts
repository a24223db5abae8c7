import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SOCKET_TICKET_URL } from '../../domain/realtime.ts';
import { newId, type Phone, post, signIn } from '../test-client.ts';
import { startSocketServer, type TestSocketServer } from './test-sockets.ts';

let server: TestSocketServer;
let open: TestSocketServer;
let phone: Phone;
beforeAll(async () => {
  server = await startSocketServer({ config: { corsOrigins: ['https://school.ng'] } });
  phone = await signIn(server);
  open = await startSocketServer({ config: { corsOrigins: ['*'] } });
});
afterAll(() => Promise.all([server.stop(), open.stop()]));

/** `open`, or the status and code of the refusal. */
async function outcome(
  path: string,
  { at = server, origin, cookie }: { at?: TestSocketServer; origin?: string; cookie?: string } = {},
) {
  const { socket, opened, refusal } = at.connect(path, {
    ...(origin !== undefined && { origin }),
    headers: cookie === undefined ? {} : { cookie },
  });
  const result = await Promise.race([opened.then(() => 'open' as const), refusal]);
  socket.terminate();
  return result;
}

const tickets = (at: TestSocketServer) => at.db.query('select ticket_hash from socket_tickets');

describe('a session', () => {
  test('opens the own WebSocket', async () => {
    expect(await outcome(phone.studentId, phone)).toBe('open');
  });

  test('does not open that of another student', async () => {
    const other = await signIn(server);
    expect(await outcome(other.studentId, phone)).toEqual({ status: 403, code: 'NOT_YOURS' });
  });

  test('is needed', async () => {
    expect(await outcome(phone.studentId)).toEqual({ status: 401, code: 'NO_SESSION' });
    expect(await outcome(phone.studentId, { cookie: 'akulearn=wrong' })).toEqual({ status: 401, code: 'NO_SESSION' });
  });

  test('is asked for only where the address holds an id', async () => {
    for (const path of ['', 'me', `${newId()}/more`, '..%2f', randomBytes(2000).toString('hex')]) {
      expect(await outcome(path, phone)).toEqual({ status: 400, code: 'INVALID_STUDENT_ID' });
    }
  });
});

describe('a page', () => {
  test('of our own or of a listed origin may connect, of another one not', async () => {
    const own = `http://127.0.0.1:${server.port}`;
    const behindProxy = `https://127.0.0.1:${server.port}`;
    for (const origin of [own, behindProxy, 'https://school.ng']) {
      expect(await outcome(phone.studentId, { ...phone, origin })).toBe('open');
    }
    for (const origin of ['https://school.ng.evil.test', 'http://127.0.0.1:1', 'null']) {
      const { ticket } = await server.ticketFor(phone);
      const foreign = { status: 403, code: 'FOREIGN_ORIGIN' };
      expect(await outcome(phone.studentId, { ...phone, origin })).toEqual(foreign);
      expect(await outcome(`${phone.studentId}?ticket=${ticket}`, { origin })).toEqual(foreign);
    }
  });

  test('of any origin may connect where a star allows it, but with a ticket, not by the cookie it did not set', async () => {
    const own = await signIn(open);
    const { ticket } = await open.ticketFor(own);
    const origin = 'https://anyone.test';
    expect(await outcome(own.studentId, { at: open, cookie: own.cookie, origin })).toEqual({
      status: 401,
      code: 'NO_SESSION',
    });
    expect(await outcome(`${own.studentId}?ticket=${ticket}`, { at: open, origin })).toBe('open');
  });
});

describe('a ticket', () => {
  const invalid = { status: 401, code: 'SOCKET_TICKET_INVALID' };

  test('is for those with a session', async () => {
    expect((await post(server.app, SOCKET_TICKET_URL, {})).status).toBe(401);
  });

  test('opens one WebSocket, once, however many try at the same time', async () => {
    const { ticket } = await server.ticketFor(phone);
    const path = `${phone.studentId}?ticket=${ticket}`;
    const outcomes = await Promise.all([outcome(path), outcome(path), outcome(path)]);
    expect(outcomes.filter((result) => result === 'open')).toHaveLength(1);
    expect(await outcome(path)).toEqual(invalid);
  });

  test('a ticket that is wrong is not made good by a cookie', async () => {
    expect(await outcome(`${phone.studentId}?ticket=wrong`, phone)).toEqual(invalid);
  });

  test('is good for 30 seconds, and swept away after', async () => {
    const start = server.clock.now;
    const { ticket, expiresAt } = await server.ticketFor(phone);
    expect(expiresAt).toBe(start + 30_000);
    server.clock.now = start + 30_000;
    expect(await outcome(`${phone.studentId}?ticket=${ticket}`)).toEqual(invalid);
    await server.ticketFor(await signIn(server));
    expect(await tickets(server)).toHaveLength(1);
    server.clock.now = start;
  });

  test('is stored as a hash only', async () => {
    const { ticket } = await server.ticketFor(phone);
    expect(JSON.stringify(await tickets(server))).not.toContain(ticket);
  });

  test('opens nobody else’s WebSocket', async () => {
    const { ticket } = await server.ticketFor(phone);
    const other = await signIn(server);
    expect(await outcome(`${other.studentId}?ticket=${ticket}`)).toEqual({ status: 403, code: 'NOT_YOURS' });
  });
});

test('a request that is no WebSocket is told what the address is for, and one for another protocol is answered in HTTP', async () => {
  expect((await server.app.request(`/ws/${phone.studentId}`)).status).toBe(426);
  const status = await new Promise((resolve) => {
    const headers = { Connection: 'Upgrade', Upgrade: 'h2c' };
    get({ port: server.port, path: '/livez', headers }, (response) => resolve(response.resume().statusCode));
  });
  expect(status).toBe(200);
});
