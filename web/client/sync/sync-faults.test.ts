import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { WireEvent } from '../../../domain/events.ts';
import { createScriptedServer, dropRequest, dropResponse, envelope, type Fault } from '../scripted-server.ts';
import { attempts, createTestPhone, quiz } from '../test-phone.ts';
import { createLock } from './lock.ts';

const MINUTE = 60_000;

/** A phone that has synced before, so that faults meet the exchange that matters. */
async function createSyncedPhone() {
  const server = createScriptedServer();
  const phone = createTestPhone(server);
  const client = phone.openTab();
  const { studentId } = await client.openProfile();
  expect((await client.sync()).problem).toBeNull();
  server.calls.splice(0);
  return { server, phone, client, studentId };
}

const ids = (log: { id: string }[]) => log.map(({ id }) => id);

describe('sending what waits', () => {
  it('fault 1: a response dropped after the server committed loses nothing and counts nothing twice', async () => {
    const { server, client, studentId } = await createSyncedPhone();
    const { id } = await client.record(quiz());
    server.meet(dropResponse);
    expect(await client.sync()).toMatchObject({ problem: 'offline', waiting: 1, phase: 'waiting' });
    expect(await attempts(client)).toBe(1);
    expect(await client.sync('student')).toMatchObject({ problem: null, waiting: 0, phase: 'idle' });
    expect(ids(server.log(studentId))).toEqual([id]);
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it('fault 2: a request dropped before the server stays in the outbox until one arrives', async () => {
    const { server, client, studentId } = await createSyncedPhone();
    await client.record(quiz());
    server.meet(dropRequest);
    expect(await client.sync()).toMatchObject({ problem: 'offline', waiting: 1 });
    expect(server.log(studentId)).toHaveLength(0);
    await client.sync('student');
    expect(server.log(studentId)).toHaveLength(1);
  });

  it('fault 3: an answer cut in the middle is no answer', async () => {
    const { server, client, studentId } = await createSyncedPhone();
    await client.record(quiz());
    server.meet(async (deliver) => {
      const text = await deliver().text();
      const half = new TextEncoder().encode(text.slice(0, text.length / 2));
      return new Response(
        new ReadableStream({
          start(controller) {
            controller.enqueue(half);
            controller.error(new TypeError('network error'));
          },
        }),
      );
    });
    expect(await client.sync()).toMatchObject({ problem: 'offline', waiting: 1 });
    server.meet(async (deliver) => new Response((await deliver().text()).slice(0, -10)));
    expect(await client.sync('student')).toMatchObject({ problem: 'server', waiting: 1 });
    expect(await client.sync('student')).toMatchObject({ problem: null, waiting: 0 });
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it('fault 4: the same batch sent at once by a tab and the worker counts once', async () => {
    const { server, phone, client, studentId } = await createSyncedPhone();
    for (let i = 0; i < 5; i++) await client.record(quiz());
    const worker = phone.openTab(createLock(undefined));
    const bothSent = Promise.withResolvers<void>();
    server.meet(
      async (deliver) => {
        await bothSent.promise;
        return deliver();
      },
      (deliver) => {
        bothSent.resolve();
        return deliver();
      },
    );
    await Promise.all([client.sync(), worker.sync()]);
    expect(server.syncCalls().filter(({ events }) => events.length === 5)).toHaveLength(2);
    expect(server.log(studentId)).toHaveLength(5);
    expect(await attempts(client)).toBe(5);
    expect(await attempts(worker)).toBe(5);
    expect(client.syncState()).toMatchObject({ waiting: 0, problem: null });
  });

  it('with one lock for all tabs, nothing is sent twice', async () => {
    const { server, phone, client } = await createSyncedPhone();
    await client.record(quiz());
    await Promise.all([client.sync(), phone.openTab().sync()]);
    expect(server.syncCalls().flatMap(({ events }) => events)).toHaveLength(1);
  });

  it('fault 5: an old request that arrives after newer ones changes nothing', async () => {
    const { server, phone, client, studentId } = await createSyncedPhone();
    await client.record(quiz());
    const arrive = Promise.withResolvers<void>();
    server.meet(async (deliver) => {
      await arrive.promise;
      return deliver();
    });
    const late = client.sync();
    await vi.waitFor(() => expect(server.syncCalls()).toHaveLength(1));
    const other = phone.openTab(createLock(undefined));
    await other.record(quiz());
    await other.sync();
    arrive.resolve();
    await late;
    expect(server.log(studentId)).toHaveLength(2);
    expect(await attempts(client)).toBe(2);
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it('fault 6: a request delivered five times, days apart, counts once', async () => {
    const { server, client, studentId } = await createSyncedPhone();
    await client.record(quiz());
    server.meet((deliver) => {
      for (let i = 0; i < 4; i++) {
        deliver();
        server.now += 2 * 24 * 60 * MINUTE;
      }
      return deliver();
    });
    await client.sync();
    expect(server.log(studentId)).toHaveLength(1);
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it.each([
    ['before it was sent', dropRequest],
    ['after the server committed, before the answer', dropResponse],
  ])('fault 8: an app killed %s goes on where it was when it is opened again', async (_, fault) => {
    const { server, phone, client, studentId } = await createSyncedPhone();
    await client.record(quiz());
    server.meet(fault);
    await client.sync();
    const reopened = phone.openTab();
    expect(await attempts(reopened)).toBe(1);
    expect(await reopened.sync()).toMatchObject({ waiting: 0, problem: null });
    expect(await reopened.readProgress()).toEqual(server.progress(studentId));
  });

  it('fault 10: errors in a row keep the work, wait longer and longer, and honour Retry-After', async () => {
    const { server, client, studentId } = await createSyncedPhone();
    await client.record(quiz());
    const errors = [500, 502, 500, 503, 500, 502, 500, 500, 502, 500];
    server.meet(
      ...errors.map(
        (status): Fault =>
          () =>
            new Response('<h1>error</h1>', { status }),
      ),
    );
    for (let failures = 1; failures <= errors.length; failures++) {
      const { problem, retryAt, waiting } = await client.sync();
      expect({ problem, waiting }).toEqual({ problem: 'server', waiting: 1 });
      const delay = (retryAt ?? 0) - server.now;
      expect(delay).toBeGreaterThanOrEqual(2_000);
      expect(delay).toBeLessThanOrEqual(Math.min(15 * MINUTE, 2_000 * 2 ** failures));
      expect(server.calls).toHaveLength(failures);
      server.now += delay - 1;
      await client.sync();
      expect(server.calls).toHaveLength(failures);
      server.now += 1;
    }
    server.meet(
      () => envelope(503, 'OVERLOADED', { 'Retry-After': '3600' }),
      () => envelope(429, 'SLOW_DOWN', { 'Retry-After': '7200' }),
    );
    const asked = [3_600_000, 7_200_000];
    for (const wait of asked) {
      const { retryAt } = await client.sync();
      expect(retryAt).toBe(server.now + wait);
      server.now += wait;
    }
    expect(await client.sync()).toMatchObject({ problem: null, waiting: 0, retryAt: null });
    expect(server.log(studentId)).toHaveLength(1);
  });

  it('the network coming back ends a wait for it, not one the server asked for', async () => {
    const { server, client } = await createSyncedPhone();
    server.meet(dropRequest, () => envelope(503, 'OVERLOADED', { 'Retry-After': '60' }));
    await client.sync();
    expect((await client.sync()).problem).toBe('offline');
    expect(server.calls).toHaveLength(1);
    expect((await client.sync('network')).problem).toBe('server');
    expect((await client.sync('network')).problem).toBe('server');
    expect(server.calls).toHaveLength(2);
    expect((await client.sync('student')).problem).toBeNull();
  });

  it('fault 11: a session that ended in mid-queue is renewed by the device itself, and the queue drains', async () => {
    const { server, phone, client, studentId } = await createSyncedPhone();
    for (let i = 0; i < 150; i++) await client.record(quiz());
    server.meet(
      (deliver) => deliver(),
      (deliver) => {
        phone.jar.studentId = null;
        return deliver();
      },
    );
    expect(await client.sync()).toMatchObject({ problem: null, waiting: 0 });
    expect(server.log(studentId)).toHaveLength(150);
  });

  it('fault 11: where the server will not renew, it says so, waits for the student, and then drains', async () => {
    const { server, phone, client } = await createSyncedPhone();
    await client.record(quiz());
    phone.jar.studentId = null;
    server.meet(
      (deliver) => deliver(),
      () => envelope(403, 'DEVICE_UNKNOWN'),
    );
    expect(await client.sync()).toMatchObject({ problem: 'signed_out', waiting: 1, retryAt: null });
    const calls = server.calls.length;
    await client.sync();
    await client.sync('network');
    expect(server.calls).toHaveLength(calls);
    expect(await client.sync('student')).toMatchObject({ problem: null, waiting: 0 });
    const drained = server.calls.length;
    await client.sync();
    expect(server.calls).toHaveLength(drained + 1);
  });

  it('fault 11: a network lost while the session is renewed is waited for', async () => {
    const { server, phone, client } = await createSyncedPhone();
    await client.record(quiz());
    phone.jar.studentId = null;
    server.meet((deliver) => deliver(), dropRequest);
    expect(await client.sync()).toMatchObject({ problem: 'offline', waiting: 1 });
    expect(await client.sync('network')).toMatchObject({ problem: null, waiting: 0 });
  });

  it('a guest whom the server will not have is told so, keeps the work, and may try again', async () => {
    const server = createScriptedServer();
    const client = createTestPhone(server).openTab();
    await client.record(quiz());
    server.meet(
      (deliver) => deliver(),
      () => envelope(403, 'DEVICE_UNKNOWN'),
    );
    expect(await client.sync()).toMatchObject({ problem: 'signed_out', waiting: 1, retryAt: null });
    expect(await client.sync('student')).toMatchObject({ problem: null, waiting: 0 });
  });

  it('a server that renews the session and still refuses it is not asked for ever', async () => {
    const { server, client } = await createSyncedPhone();
    server.meet(
      ...Array.from(
        { length: 20 },
        (): Fault =>
          (deliver, { url }) => {
            return url.endsWith('/sync') ? envelope(401, 'UNAUTHENTICATED') : deliver();
          },
      ),
    );
    expect((await client.sync()).problem).toBe('signed_out');
    expect(server.calls).toHaveLength(3);
  });

  it('a server that expects another student gets nothing, and the queue stays', async () => {
    const { server, phone, client, studentId } = await createSyncedPhone();
    await client.record(quiz());
    phone.jar.studentId = '01a00000-0000-7000-8000-000000000000';
    expect(await client.sync()).toMatchObject({ problem: 'wrong_user', waiting: 1 });
    const calls = server.calls.length;
    expect(await client.sync('network')).toMatchObject({ problem: 'wrong_user', waiting: 1, retryAt: null });
    expect(server.calls).toHaveLength(calls);
    expect(await client.sync('student')).toMatchObject({ problem: null, waiting: 0 });
    expect(server.log(studentId)).toHaveLength(1);
  });

  it('an app too old for the server says so and keeps the queue', async () => {
    const { server, client } = await createSyncedPhone();
    await client.record(quiz());
    server.meet(() => envelope(426, 'UPGRADE_REQUIRED'));
    expect(await client.sync()).toMatchObject({ problem: 'update_required', waiting: 1, retryAt: null });
    await client.sync();
    expect(server.calls).toHaveLength(1);
  });

  const EMPTY_ANSWER = { now: 1, cursor: null, changes: [], more: false };
  const portal = () => new Response('<html>Welcome to Free Wi-Fi</html>', { headers: { 'Content-Type': 'text/html' } });
  it.each<[string, Fault]>([
    ['a page', portal],
    ['JSON of its own', () => Response.json({ status: 'ok' })],
    ['fewer results', () => Response.json({ ...EMPTY_ANSWER, results: [] })],
    ['results for another event', () => Response.json({ ...EMPTY_ANSWER, results: [{ id: 'x', s: 'ok', seq: 1 }] })],
    ['a refusal of its own', () => new Response('<html>Pay first</html>', { status: 401 })],
  ])('fault 13: a network that answers in the place of the server with %s acknowledges nothing', async (_, fault) => {
    const { server, client, studentId } = await createSyncedPhone();
    await client.record(quiz());
    server.meet(fault);
    expect(await client.sync()).toMatchObject({ problem: 'server', waiting: 1 });
    expect(await client.sync('student')).toMatchObject({ problem: null, waiting: 0 });
    expect(server.log(studentId)).toHaveLength(1);
  });

  it('fault 14: a poison event moves aside with its reason and the others go through', async () => {
    const { server, client, studentId } = await createSyncedPhone();
    for (const lessonId of ['one', 'poison', 'two']) await client.record(quiz(lessonId));
    server.refuse = (event) => (isPoison(event) ? { code: 'INVALID_EVENT', message: 'payload: wrong' } : null);
    expect(await client.sync()).toMatchObject({ problem: null, waiting: 0, rejected: 1 });
    expect(server.log(studentId)).toHaveLength(2);
    expect(await client.readRejected()).toMatchObject([{ code: 'INVALID_EVENT', message: 'payload: wrong' }]);
    expect(await client.exportUnsent()).toMatchObject({ waiting: [], rejected: [{ event: { lesson_id: 'poison' } }] });

    server.refuse = () => null;
    await client.retryRejected();
    expect(await client.sync()).toMatchObject({ waiting: 0, rejected: 0 });
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it('fault 14: a batch refused for one event is halved until that event is found', async () => {
    const { server, client, studentId } = await createSyncedPhone();
    for (let i = 0; i < 40; i++) await client.record(quiz(i === 23 ? 'poison' : 'fine'));
    server.meet(...Array.from({ length: 60 }, () => refusePoison(422)));
    expect(await client.sync()).toMatchObject({ problem: null, waiting: 0, rejected: 1 });
    const reason = { code: 'INVALID_REQUEST', message: 'It is INVALID_REQUEST' };
    expect(await client.readRejected()).toMatchObject([{ stored: { event: { lessonId: 'poison' } }, ...reason }]);
    expect(server.log(studentId)).toHaveLength(39);
  });

  it('fault 14: a server that refuses every request costs no event', async () => {
    const { server, client } = await createSyncedPhone();
    for (let i = 0; i < 4; i++) await client.record(quiz());
    server.meet(...Array.from({ length: 10 }, (): Fault => () => envelope(422, 'INVALID_REQUEST')));
    expect(await client.sync()).toMatchObject({ problem: 'server', waiting: 4, rejected: 0 });
  });

  it('fault 15: 413 halves the batch, and an event too large by itself is rejected and seen', async () => {
    const { server, client, studentId } = await createSyncedPhone();
    for (let i = 0; i < 40; i++) await client.record(quiz(i === 7 ? 'poison' : 'fine'));
    server.meet(...Array.from({ length: 60 }, () => refusePoison(413)));
    expect(await client.sync()).toMatchObject({ problem: null, waiting: 0, rejected: 1 });
    expect(await client.readRejected()).toMatchObject([{ code: 'TOO_LARGE' }]);
    expect(server.log(studentId)).toHaveLength(39);
  });

  it('fault 35: 5,000 events go out in bounded batches, and each counts once', async () => {
    const { server, client, studentId } = await createSyncedPhone();
    for (let i = 0; i < 5000; i++) await client.record(quiz(`lesson-${i % 7}`));
    expect(await client.sync()).toMatchObject({ problem: null, waiting: 0 });
    const sizes = server.syncCalls().map(({ events }) => events.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
    expect(sizes.filter((size) => size > 0)).toHaveLength(50);
    expect(server.log(studentId)).toHaveLength(5000);
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  }, 120_000);
});

it('the first sync ever sends each event once, and a second browser of the student takes one request', async () => {
  const server = createScriptedServer();
  const phone = createTestPhone(server);
  const client = phone.openTab();
  for (let i = 0; i < 150; i++) await client.record(quiz());
  await client.sync();
  expect(server.syncCalls().flatMap(({ events }) => events)).toHaveLength(150);

  const before = server.syncCalls().length;
  await createTestPhone(server, phone.jar).openTab().sync();
  expect(server.syncCalls()).toHaveLength(before + 1);
});

describe('what the browser lacks', () => {
  it('fault 32: without Web Locks, BroadcastChannel and compression it still drains', async () => {
    vi.stubGlobal('CompressionStream', undefined);
    Reflect.deleteProperty(globalThis, 'CompressionStream');
    try {
      const { server, phone, client, studentId } = await createSyncedPhone();
      for (let i = 0; i < 30; i++) await client.record(quiz());
      expect(await phone.openTab(createLock(undefined)).sync()).toMatchObject({ waiting: 0, problem: null });
      expect(server.calls.some(({ gzipped }) => gzipped)).toBe(false);
      expect(server.log(studentId)).toHaveLength(30);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('compresses where it can and it pays', async () => {
    const { server, client } = await createSyncedPhone();
    for (let i = 0; i < 30; i++) await client.record(quiz());
    await client.sync();
    expect(server.calls.map(({ gzipped }) => gzipped)).toEqual([true]);
  });
});

function isPoison(event: unknown): boolean {
  return (event as WireEvent & { lesson_id?: string }).lesson_id === 'poison';
}

function refusePoison(status: number): Fault {
  return (deliver, { body }) => {
    const { events } = body as { events: unknown[] };
    return events.some(isPoison) ? envelope(status, 'INVALID_REQUEST') : deliver();
  };
}
