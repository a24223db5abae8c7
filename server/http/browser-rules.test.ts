import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer } from '../test-context.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.db.close());

const withOrigins = (corsOrigins: string[]) =>
  createTestServer({ config: { corsOrigins }, overrides: { db: server.db } });

function preflight(app: typeof server.app, origin: string) {
  return app.request('/api/v3/progress/sync', {
    method: 'OPTIONS',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type,content-encoding',
    },
  });
}

test('a listed origin may call with cookies', async () => {
  const { app } = await withOrigins(['https://school.ng']);
  const answer = await preflight(app, 'https://school.ng');
  expect(answer.status).toBe(204);
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('https://school.ng');
  expect(answer.headers.get('Access-Control-Allow-Credentials')).toBe('true');
  expect(answer.headers.get('Access-Control-Allow-Headers')).toMatch(/Content-Encoding/i);
  expect(answer.headers.get('Vary')).toMatch(/Origin/);
});

test('an origin that is not listed gets no permission', async () => {
  for (const origins of [[], ['https://school.ng']]) {
    const { app } = await withOrigins(origins);
    const answer = await preflight(app, 'https://school.ng.evil.test');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
  }
});

test('a star opens the API to all, never with cookies', async () => {
  const { app } = await withOrigins(['*']);
  const answer = await preflight(app, 'https://anyone.test');
  expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull();
});

test('pages of a listed origin may read answers, of another one not', async () => {
  const { app } = await withOrigins(['https://school.ng']);
  const ask = async (origin: string) => (await app.request('/api/v3/subjects', { headers: { origin } })).headers;
  const listed = await ask('https://school.ng');
  expect(listed.get('Access-Control-Allow-Origin')).toBe('https://school.ng');
  expect(listed.get('Access-Control-Allow-Credentials')).toBe('true');
  expect(listed.get('Access-Control-Expose-Headers')).toBe('X-Request-Id,Retry-After');
  expect(listed.get('Vary')).toMatch(/Origin/);
  expect((await ask('https://other.test')).get('Access-Control-Allow-Origin')).toBeNull();
});

test('a star lets all pages read answers, never with cookies', async () => {
  const { app } = await withOrigins(['*']);
  const { headers } = await app.request('/api/v3/subjects', { headers: { origin: 'https://anyone.test' } });
  expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
});

test('writes come from our own pages, also behind a proxy that ends TLS, and from listed ones', async () => {
  const { app } = await withOrigins(['https://school.ng']);
  const write = (Origin: string) =>
    app.request('http://akulearn.test/api/v3/session', {
      method: 'POST',
      headers: { Origin, 'Content-Type': 'application/json' },
      body: '{}',
    });
  for (const origin of ['http://akulearn.test', 'https://akulearn.test', 'https://school.ng']) {
    expect((await write(origin)).status).toBe(422);
  }
  expect((await write('http://other.test')).status).toBe(403);
});

test('no inline script or style may run and nobody may frame the app', async () => {
  const policy = (await server.app.request('/livez')).headers.get('Content-Security-Policy');
  expect(policy?.split('; ')).toEqual([
    "default-src 'self'",
    "img-src 'self' data:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ]);
});

test('only HTTPS promises HTTPS', async () => {
  const header = async (url: string) => (await server.app.request(url)).headers.get('Strict-Transport-Security');
  expect(await header('https://akulearn.test/livez')).toMatch(/max-age=\d{8}/);
  expect(await header('http://akulearn.test/livez')).toBeNull();
});
