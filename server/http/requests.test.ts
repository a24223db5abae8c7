import { gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorSchema } from '../../domain/errors.schema.ts';
import { SESSION_URL } from '../../domain/session.ts';
import { SYNC_URL } from '../../domain/sync.ts';
import { createApp } from '../app.ts';
import { newId, type Phone, sectionRead, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
let phone: Phone;
beforeAll(async () => {
  server = await createTestServer();
  phone = await signIn(server);
});
afterAll(() => server.db.close());

const request = () => ({
  p: 1,
  device_id: phone.deviceId,
  user_id: phone.studentId,
  now: server.clock.now,
  cursor: null,
  events: [sectionRead()],
});

function sendRaw(body: BodyInit, headers: Record<string, string> = {}) {
  return server.app.request(SYNC_URL, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', cookie: phone.cookie, ...headers },
    body,
  });
}

const bad: [string, number, string, () => Promise<Response> | Response][] = [
  ['malformed JSON', 400, 'MALFORMED_JSON', () => sendRaw('{"p":1,')],
  ['bytes that are no text', 400, 'MALFORMED_JSON', () => sendRaw(new Uint8Array([0x22, 0xff, 0x22]))],
  ['no body', 400, 'MALFORMED_JSON', () => sendRaw('')],
  ['a JSON text that is no object', 422, 'INVALID_REQUEST', () => sendRaw('[]')],
  ['a JSON text that is a number', 422, 'INVALID_REQUEST', () => sendRaw('5')],
  ['a protocol in words', 422, 'INVALID_REQUEST', () => sendRaw(JSON.stringify({ ...request(), p: 'one' }))],
  ['wrong types', 422, 'INVALID_REQUEST', () => sendRaw(JSON.stringify({ ...request(), now: 'noon', events: {} }))],
  ['an unknown field', 422, 'INVALID_REQUEST', () => sendRaw(JSON.stringify({ ...request(), admin: true }))],
  ['an id that is no UUIDv7', 422, 'INVALID_REQUEST', () => sendRaw(JSON.stringify({ ...request(), user_id: 'me' }))],
  [
    '101 events',
    422,
    'INVALID_REQUEST',
    () => sendRaw(JSON.stringify({ ...request(), events: Array(101).fill(null) })),
  ],
  ["another student's id", 409, 'WRONG_USER', () => sendRaw(JSON.stringify({ ...request(), user_id: newId() }))],
  ['another protocol', 426, 'UPGRADE_REQUIRED', () => sendRaw(JSON.stringify({ p: 2, batch: [] }))],
  ['no session', 401, 'NO_SESSION', () => sendRaw(JSON.stringify(request()), { cookie: '' })],
  ['a made-up session', 401, 'NO_SESSION', () => sendRaw(JSON.stringify(request()), { cookie: 'akulearn=abc' })],
  ['10 MB', 413, 'TOO_LARGE', () => sendRaw(' '.repeat(10 * 1024 * 1024))],
  ['10 MB by its own word', 413, 'TOO_LARGE', () => sendRaw('{}', { 'Content-Length': String(10 * 1024 * 1024) })],
  [
    'a gzip bomb',
    413,
    'TOO_LARGE',
    () => sendRaw(gzipSync(Buffer.alloc(200 * 1024 * 1024)), { 'Content-Encoding': 'gzip' }),
  ],
  ['a broken gzip', 400, 'BROKEN_GZIP', () => sendRaw(JSON.stringify(request()), { 'Content-Encoding': 'gzip' })],
  [
    'a gzip cut short',
    400,
    'BROKEN_GZIP',
    () => sendRaw(gzipSync(JSON.stringify(request())).subarray(0, 40), { 'Content-Encoding': 'gzip' }),
  ],
  ['another encoding', 415, 'UNSUPPORTED_ENCODING', () => sendRaw('x', { 'Content-Encoding': 'zstd' })],
  ['a form', 415, 'UNSUPPORTED_MEDIA_TYPE', () => sendRaw('p=1', { 'Content-Type': 'text/plain' })],
  ['a foreign page', 403, 'FOREIGN_ORIGIN', () => sendRaw(JSON.stringify(request()), { Origin: 'https://evil.test' })],
  ['a page without an origin', 403, 'FOREIGN_ORIGIN', () => sendRaw(JSON.stringify(request()), { Origin: 'null' })],
  ['an unknown address', 404, 'NOT_FOUND', () => server.app.request('/api/v3/nothing')],
  ['a wrong method', 404, 'NOT_FOUND', () => server.app.request(SESSION_URL, { method: 'DELETE' })],
];

test.each(bad)('%s is answered with a clear envelope and changes nothing', async (_, status, code, send) => {
  const before = await phone.sync({});

  const answer = await send();

  expect(answer.status).toBe(status);
  const { error } = errorSchema.parse(await answer.json());
  expect(error.code).toBe(code);
  expect(error.message).not.toBe('');
  expect(error.request_id).toBe(answer.headers.get('X-Request-Id'));
  expect(answer.headers.get('Cache-Control')).toBe('no-store');
  expect(await phone.sync({})).toEqual(before);
});

test('the details name the field, what is allowed and the value seen', async () => {
  const answer = await sendRaw(JSON.stringify({ ...request(), user_id: 'me', now: -1, events: Array(101).fill(null) }));
  const { error } = errorSchema.parse(await answer.json());
  expect(error.details).toEqual([
    { field: 'user_id', message: expect.stringMatching(/pattern.*got "me"$/) },
    { field: 'now', message: expect.stringMatching(/>=0.*got -1$/) },
    { field: 'events', message: expect.stringMatching(/<=100/) },
  ]);
});

test('an outdated app is told which protocol to update to', async () => {
  const answer = await sendRaw(JSON.stringify({ ...request(), p: 0 }));
  expect(await answer.json()).toMatchObject({ min_client: 1 });
});

test('a gzip body is read', async () => {
  const answer = await sendRaw(gzipSync(JSON.stringify(request())), { 'Content-Encoding': 'gzip' });
  expect(await answer.json()).toMatchObject({ results: [{ s: 'ok' }] });
});

test('large answers are compressed for those who can read them', async () => {
  const events = Array.from({ length: 20 }, () => sectionRead());
  const fresh = await signIn(server);
  const { cursor } = await fresh.sync({});
  const body = JSON.stringify({ ...request(), user_id: fresh.studentId, cursor, events });
  const answer = await sendRaw(body, { cookie: fresh.cookie, 'Accept-Encoding': 'gzip' });
  expect(answer.headers.get('Content-Encoding')).toBe('gzip');
  const unpacked = answer.body?.pipeThrough(new DecompressionStream('gzip'));
  expect(await new Response(unpacked).json()).toMatchObject({ more: false });
});

test('an unexpected error is logged with its cause and tells the client nothing of it', async () => {
  const logged: unknown[] = [];
  const log = Object.assign(Object.create(server.context.log), { error: (entry: unknown) => logged.push(entry) });
  const failing = { ...server.db, transaction: () => Promise.reject(new Error('disk on fire')) };
  const broken = await createTestServer({ overrides: { db: server.db, log } });
  const app = createApp({ ...broken.context, db: failing });

  const answer = await app.request(SYNC_URL, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', cookie: phone.cookie },
    body: JSON.stringify(request()),
  });

  expect(answer.status).toBe(500);
  const text = await answer.text();
  expect(errorSchema.parse(JSON.parse(text)).error.code).toBe('INTERNAL');
  expect(text).not.toContain('fire');
  expect(logged).toMatchObject([{ err: { message: 'disk on fire' } }]);
});

test('a request id is taken over when it is sane and minted when it is not', async () => {
  const idOf = async (sent: string) =>
    (await server.app.request('/livez', { headers: { 'X-Request-Id': sent } })).headers.get('X-Request-Id');
  expect(await idOf('phone-42')).toBe('phone-42');
  expect(await idOf('a b<script>')).toMatch(/^[0-9a-f-]{36}$/);
  expect(await idOf('x'.repeat(65))).toMatch(/^[0-9a-f-]{36}$/);
});

test('the log has one line a request, without query, body or cookie', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const { app } = await createTestServer({ overrides: { db: server.db, log } });
  lines.length = 0;
  await app.request('/api/v3/session?secret=1', { headers: { cookie: phone.cookie } });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    method: 'GET',
    route: '/api/v3/session',
    status: 200,
    student_id: phone.studentId,
    ms: expect.any(Number),
    request_id: expect.any(String),
  });
  expect(lines[0]).not.toMatch(/secret|akulearn=/);
});
