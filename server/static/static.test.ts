import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestServer } from '../test-context.ts';
import { precompress } from './precompress.ts';
import { readStaticFiles } from './static-files.ts';

const SCRIPT = `console.log(${JSON.stringify('akulearn '.repeat(300))})`;
const LESSON = `/lessons/content/${'ab'.repeat(16)}.svg`;

let dist: string;
let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'akulearn-dist-'));
  await mkdir(join(dist, 'assets'));
  await mkdir(join(dist, '.vite'));
  await writeFile(join(dist, '.vite/manifest.json'), '{}');
  await mkdir(join(dist, 'lessons/content'), { recursive: true });
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Akulearn</title>');
  await writeFile(join(dist, 'sw.js'), 'self.skipWaiting()');
  await writeFile(join(dist, 'assets/app-x1.js'), SCRIPT);
  await writeFile(join(dist, 'assets/noise.json'), crypto.getRandomValues(new Uint8Array(4096)));
  await writeFile(join(dist, LESSON), '<svg/>');
  await writeFile(join(dist, 'lessons/content/catalogue.json'), '{"lessons":[]}');
  await writeFile(join(dist, 'lessons/the-mole.html'), '<!doctype html><title>The mole</title>');
  await writeFile(join(dist, 'today.html'), '<!doctype html><title>Welcome</title>');
  await precompress(dist);
  server = await createTestServer({ overrides: { files: await readStaticFiles(dist) } });
});
afterAll(async () => {
  await server.db.close();
  await rm(dist, { recursive: true });
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  server.app.request(path, { method, headers });

test('a text that gains from it is compressed ahead, with brotli preferred', async () => {
  const br = await get('/assets/app-x1.js', { 'Accept-Encoding': 'gzip, deflate, br' });
  expect(br.headers.get('Content-Encoding')).toBe('br');
  expect(brotliDecompressSync(await br.bytes()).toString()).toBe(SCRIPT);
  const gzip = await get('/assets/app-x1.js', { 'Accept-Encoding': 'gzip, br;q=0' });
  expect(gzip.headers.get('Content-Encoding')).toBe('gzip');
  expect(gunzipSync(await gzip.bytes()).toString()).toBe(SCRIPT);
  const plain = await get('/assets/app-x1.js');
  expect(plain.headers.get('Content-Encoding')).toBeNull();
  expect(await plain.text()).toBe(SCRIPT);
  for (const answer of [br, gzip, plain]) {
    expect(answer.headers.get('Vary')).toBe('Accept-Encoding');
    expect(answer.headers.get('Content-Type')).toBe('text/javascript; charset=utf-8');
  }
});

test('what is small or does not shrink has no compressed copy', async () => {
  const compressed = (await readdir(dist, { recursive: true })).filter((name) => /\.(br|gz)$/.test(name)).sort();
  expect(compressed).toEqual(['assets/app-x1.js.br', 'assets/app-x1.js.gz']);
});

test.each([
  ['/assets/app-x1.js', 'public, max-age=31536000, immutable'],
  [LESSON, 'public, max-age=31536000, immutable'],
  ['/lessons/content/catalogue.json', 'no-cache'],
  ['/sw.js', 'no-cache'],
  ['/', 'no-cache'],
])('%s may be kept: %s', async (path, cacheControl) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('Cache-Control')).toBe(cacheControl);
});

test('an unchanged file is not sent again', async () => {
  const etag = (await get('/lessons/content/catalogue.json')).headers.get('ETag') ?? '';
  const again = await get('/lessons/content/catalogue.json', { 'If-None-Match': `W/"other", ${etag}` });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await get('/lessons/content/catalogue.json', { 'If-None-Match': 'W/"other"' })).status).toBe(200);
});

test('an address inside the app opens the app, anything else that is missing is 404', async () => {
  for (const path of ['/index.html', '/lessons/unknown', '/lessons/the-mole/quiz', '/me']) {
    expect(await (await get(path)).text()).toContain('<title>Akulearn</title>');
  }
  for (const path of ['/assets/gone.js', '/favicon.ico', '/api/v3/nothing', '/api/']) {
    expect((await get(path)).status).toBe(404);
  }
  expect((await get('/me', {}, 'POST')).status).toBe(404);
});

test('a page of its own, where the build made one, opens the app there', async () => {
  const answer = await get('/lessons/the-mole');
  expect(await answer.text()).toContain('<title>The mole</title>');
  expect(answer.headers.get('Cache-Control')).toBe('no-cache');
  expect(await (await get('/')).text()).toContain('<title>Welcome</title>');
});

test('what the build keeps for tools is not served', async () => {
  expect((await get('/.vite/manifest.json')).status).toBe(404);
});

test('no path leads out of the folder', async () => {
  for (const path of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/index.html%00.js',
  ]) {
    expect((await get(path)).status).toBe(404);
  }
});

test('HEAD answers like GET without the body', async () => {
  const answer = await get('/index.html', {}, 'HEAD');
  expect([answer.status, answer.headers.get('Content-Length'), await answer.text()]).toEqual([200, '38', '']);
});

test('compressed copies are not files of their own', async () => {
  expect((await get('/assets/app-x1.js.br')).status).toBe(404);
});
