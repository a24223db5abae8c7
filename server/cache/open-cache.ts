import type { Context } from '../context.ts';
import type { Cache } from './cache.ts';
import { createMemoryCache } from './memory-cache.ts';
import { openRedisCache } from './redis-cache.ts';

/** Opens the cache that the settings name. The caller closes it. */
export function openCache({
  config: { redisUrl },
  ...context
}: Pick<Context, 'config' | 'clock' | 'log' | 'metrics'>): Cache {
  return redisUrl === null ? createMemoryCache(context) : openRedisCache({ url: redisUrl, ...context });
}
