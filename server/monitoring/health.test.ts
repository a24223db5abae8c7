import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestServer } from '../test-context.ts';

const stop = new AbortController();
let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer({ overrides: { stopping: stop.signal } });
});
afterAll(() => server.db.close());

const statusOf = async (path: string) => (await server.app.request(path)).status;

test('a server that is asked to stop is alive but no longer ready', async () => {
  for (const path of ['/livez', '/readyz', '/api/v3/health']) expect(await statusOf(path)).toBe(200);
  stop.abort();
  expect(await statusOf('/livez')).toBe(200);
  expect(await statusOf('/readyz')).toBe(503);
  expect(await statusOf('/api/v3/health')).toBe(503);
});

test('a server whose cache is away is ready', async () => {
  const { app, db, context } = await createTestServer({ config: { redisUrl: 'redis://127.0.0.1:1' } });
  await vi.waitUntil(() => context.cache.fault()?.includes('ECONNREFUSED'), { timeout: 20_000 });
  for (const path of ['/livez', '/readyz', '/api/v3/health']) expect((await app.request(path)).status).toBe(200);
  await context.cache.close();
  await db.close();
});

test('requests are measured by route pattern, so that ids make no series of their own', async () => {
  await server.app.request('/api/v3/lessons/tiny-lesson');
  await server.app.request('/api/v3/lessons/another-one');
  const metrics = await (await server.app.request('/metrics')).text();
  expect(metrics).toContain(
    'http_request_duration_seconds_count{method="GET",route="/api/v3/lessons/:id",status="200"} 1',
  );
  expect(metrics).toContain(
    'http_request_duration_seconds_count{method="GET",route="/api/v3/lessons/:id",status="404"} 1',
  );
  expect(metrics).not.toContain('another-one');
});

test('every route of the API is described', async () => {
  const { paths } = await (await server.app.request('/openapi.json')).json();
  expect(Object.keys(paths).sort()).toEqual([
    '/api/v3/gamification/achievements/{student_id}',
    '/api/v3/gamification/leaderboard',
    '/api/v3/gamification/streak/{student_id}',
    '/api/v3/health',
    '/api/v3/knowledge-graph',
    '/api/v3/learning-paths',
    '/api/v3/lessons',
    '/api/v3/lessons/{id}',
    '/api/v3/lessons/{id}/connections',
    '/api/v3/progress/essays/{lesson_id}/{item_id}',
    '/api/v3/progress/sync',
    '/api/v3/progress/{student_id}',
    '/api/v3/session',
    '/api/v3/session/link-code',
    '/api/v3/session/socket-ticket',
    '/api/v3/subjects',
  ]);
  const { requestBody, responses } = paths['/api/v3/progress/sync'].post;
  expect(requestBody.content['application/json'].schema.properties.events).toMatchObject({ maxItems: 100 });
  expect(Object.keys(responses)).toEqual(['200', '400', '401', '409', '413', '422', '426']);
});

test('every route that is told something is described as refusing what is malformed', async () => {
  const { paths } = await (await server.app.request('/openapi.json')).json();
  const operations = Object.entries<object>(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, operation]) => ({ route: `${method} ${path}`, ...operation })),
  );
  const told = operations.filter(({ parameters, requestBody }) => requestBody || parameters?.length > 0);
  expect(told).not.toEqual([]);
  expect(told.filter(({ responses }) => !responses[422]).map(({ route }) => route)).toEqual([]);
});
