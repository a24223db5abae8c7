import { expect, test } from 'vitest';
import { createMetrics } from '../monitoring/metrics.ts';
import type { Key } from './cache.ts';
import { createMemoryCache } from './memory-cache.ts';

test('when it is full what was not asked for the longest goes, and what is too large is not kept', async () => {
  const cache = createMemoryCache({ clock: Date.now, metrics: createMetrics(), mostCharacters: 5000 });
  const value = 'x'.repeat(1000);
  const keys: Key[] = ['user:a', 'user:b', 'user:c', 'user:d'];
  await cache.setMany(keys.map((key) => ({ key, value, ttlMs: 60_000 })));
  await cache.get('user:a');
  await cache.set({ key: 'user:e', value, ttlMs: 60_000 });
  expect(await cache.getMany([...keys, 'user:e'])).toEqual([value, null, value, value, value]);
  await cache.set({ key: 'user:f', value: 'x'.repeat(6000), ttlMs: 60_000 });
  expect(await cache.get('user:f')).toBeNull();
});
