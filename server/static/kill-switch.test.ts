import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { replaceWorker } from './kill-switch.ts';
import { toStaticFile } from './static-files.ts';

const encode = (text: string) => new TextEncoder().encode(text);

test('fault 28: the switch changes the worker alone, in a form that is asked for every time', async () => {
  const page = toStaticFile('/index.html', encode('<!doctype html>'));
  const files = new Map([
    ['/index.html', page],
    ['/sw.js', { ...toStaticFile('/sw.js', encode('bad()')), br: encode('compressed') }],
  ]);
  const switched = await replaceWorker(files);
  expect(switched.get('/index.html')).toBe(page);
  const worker = switched.get('/sw.js');
  expect(worker).toMatchObject({ type: 'text/javascript; charset=utf-8', cacheControl: 'no-cache' });
  expect(worker?.br).toBeUndefined();
  expect(worker?.etag).not.toBe(files.get('/sw.js')?.etag);
  expect(new TextDecoder().decode(files.get('/sw.js')?.body)).toBe('bad()');
});

test('fault 28: its worker forgets only what can be fetched again, then leaves and loads the windows it controlled anew', async () => {
  const { did, activate } = await startWorker([
    'akulearn-shell-abc',
    'akulearn-catalogue-v1',
    'akulearn-opened-v1',
    'akulearn-lessons-v1',
    'akulearn-api-v1-0197a9b2',
    'of-another-app',
  ]);
  await activate();
  expect(did).toEqual([
    'delete akulearn-shell-abc',
    'delete akulearn-catalogue-v1',
    'delete akulearn-opened-v1',
    'unregister',
    'navigate /lessons/the-mole',
  ]);
});

/** Runs the worker in a browser that writes down what it does. */
async function startWorker(cacheNames: string[]) {
  const did: string[] = [];
  const handlers = new Map<string, (event: unknown) => void>();
  const client = { url: '/lessons/the-mole', navigate: async (url: string) => void did.push(`navigate ${url}`) };
  const self = {
    addEventListener: (type: string, handler: (event: unknown) => void) => handlers.set(type, handler),
    skipWaiting: async () => {},
    registration: { unregister: async () => void did.push('unregister') },
    clients: { matchAll: async () => [client] },
  };
  const caches = {
    keys: async () => cacheNames,
    delete: async (name: string) => void did.push(`delete ${name}`),
  };
  const worker = (await replaceWorker(new Map())).get('/sw.js');
  runInNewContext(new TextDecoder().decode(worker?.body), { self, caches });
  return {
    did,
    async activate() {
      let work: unknown;
      handlers.get('activate')?.({
        waitUntil(promise: unknown) {
          work = promise;
        },
      });
      await work;
    },
  };
}
