import { describe, expect, it } from 'vitest';
import { hashContent } from '../../domain/lesson.ts';
import { API_PREFIX, LESSONS_CACHE } from './cache-names.ts';
import { createMemoryCaches } from './memory-caches.ts';
import { createScriptedFetch } from './scripted-fetch.ts';
import { createShell } from './shell.ts';

const ORIGIN = 'https://akulearn.test';

type Build = Record<string, string>;
const FIRST: Build = { 'index.html': 'first', 'offline.html': 'offline', 'assets/a1.js': 'a1' };
const SECOND: Build = { 'index.html': 'second', 'offline.html': 'offline', 'assets/a2.js': 'a2' };
const THIRD: Build = { 'index.html': 'third', 'offline.html': 'offline', 'assets/a3.js': 'a3' };

describe('the shell', () => {
  it('opens any page of the app without a network', async () => {
    const caches = createMemoryCaches(ORIGIN);
    await (await deploy(caches, FIRST)).install();
    const offline = await deploy(caches, FIRST, {});
    expect(await textOf(offline.serveNavigation(new Request(`${ORIGIN}/lessons/the-mole`)))).toBe('first');
    expect(await textOf(offline.serve(new Request(`${ORIGIN}/assets/a1.js`)))).toBe('a1');
  });

  it('does not install when a file is not the one of its version', async () => {
    const caches = createMemoryCaches(ORIGIN);
    const shell = await deploy(caches, SECOND, { ...SECOND, 'index.html': 'first' });
    await expect(shell.install()).rejects.toThrow('/index.html');
  });

  it('fetches only what changed since the version before', async () => {
    const caches = createMemoryCaches(ORIGIN);
    await (await deploy(caches, FIRST)).install();
    const shell = await deploy(caches, SECOND);
    await shell.install();
    expect(shell.requested.sort()).toEqual(['/assets/a2.js', '/index.html']);
  });

  it('serves the old version until the new one is activated', async () => {
    const caches = createMemoryCaches(ORIGIN);
    const first = await deploy(caches, FIRST);
    await first.install();
    await (await deploy(caches, SECOND)).install();
    expect(await textOf(first.serveNavigation(new Request(ORIGIN)))).toBe('first');
  });

  it('keeps the chunks of the version before for pages that are still open, and none older', async () => {
    const caches = createMemoryCaches(ORIGIN);
    for (const build of [FIRST, SECOND]) await update(caches, build);
    const third = await update(caches, THIRD);
    expect(await textOf(third.serve(new Request(`${ORIGIN}/assets/a2.js`)))).toBe('a2');
    await expect(third.serve(new Request(`${ORIGIN}/assets/a1.js`))).rejects.toThrow('not reached');
  });

  it('keeps the version in use when one between was never taken', async () => {
    const caches = createMemoryCaches(ORIGIN);
    await update(caches, FIRST);
    await (await deploy(caches, SECOND)).install();
    const third = await update(caches, THIRD);
    expect(await textOf(third.serve(new Request(`${ORIGIN}/assets/a1.js`)))).toBe('a1');
  });

  it('leaves a version alone that is being installed as it takes over', async () => {
    const caches = createMemoryCaches(ORIGIN);
    const first = await deploy(caches, FIRST);
    await first.install();
    const second = await deploy(caches, SECOND);
    await second.install();
    await first.activate();
    const offline = await deploy(caches, SECOND, {});
    expect(await textOf(offline.serveNavigation(new Request(ORIGIN)))).toBe('second');
  });

  it('deletes only outdated caches of our own', async () => {
    const caches = createMemoryCaches(ORIGIN);
    const kept = [LESSONS_CACHE, `${API_PREFIX}0197a9b2`, 'of-another-app'];
    for (const name of [...kept, 'akulearn-lessons-v0']) await caches.open(name);
    await update(caches, FIRST);
    const names = await caches.keys();
    expect(names).toEqual(expect.arrayContaining(kept));
    expect(names).not.toContain('akulearn-lessons-v0');
  });

  it('shows the offline page when the app is gone from the phone and there is no network', async () => {
    const caches = createMemoryCaches(ORIGIN);
    const shell = await deploy(caches, FIRST, {});
    await (await caches.open(`akulearn-shell-${await shell.version}`)).put('/offline.html', new Response('offline'));
    expect(await textOf(shell.serveNavigation(new Request(ORIGIN)))).toBe('offline');
  });

  it('keeps the security headers the document came with', async () => {
    const caches = createMemoryCaches(ORIGIN);
    const shell = await deploy(caches, FIRST);
    await shell.install();
    const page = await shell.serveNavigation(new Request(ORIGIN));
    expect(page.headers.get('Content-Security-Policy')).toBe("default-src 'self'");
  });
});

/** A worker of this build, on a network that serves `online`. */
async function deploy(caches: CacheStorage, build: Build, online = build) {
  const files = await Promise.all(
    Object.entries(build).map(async ([url, body]) => ({
      url,
      revision: await hashContent(new TextEncoder().encode(body)),
    })),
  );
  const answers = Object.entries(online).map(([url, body]): [string, Response] => [
    `/${url}`,
    new Response(body, { headers: { 'Content-Security-Policy': "default-src 'self'" } }),
  ]);
  const { fetch, requested } = createScriptedFetch(Object.fromEntries(answers));
  return { ...createShell({ caches, fetch, files }), requested };
}

async function update(caches: CacheStorage, build: Build) {
  const shell = await deploy(caches, build);
  await shell.install();
  await shell.activate();
  return shell;
}

async function textOf(response: Promise<Response>): Promise<string> {
  return (await response).text();
}
