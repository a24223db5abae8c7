import { expect, it } from 'vitest';
import { MESSAGE_VERSION } from './messages.ts';
import { createTellPages } from './tell-pages.ts';

it('every open window is told, also one that the worker does not serve yet', async () => {
  const heard: unknown[] = [];
  const page = { postMessage: (message: unknown) => heard.push(message) };
  const matchAll = async (options?: ClientQueryOptions) => (options?.includeUncontrolled ? [page, page] : [page]);
  await createTellPages({ matchAll } as unknown as Clients)({ type: 'NAVIGATE', payload: { path: '/me' } });
  const message = { type: 'NAVIGATE', payload: { path: '/me' }, v: MESSAGE_VERSION };
  expect(heard).toEqual([message, message]);
});
