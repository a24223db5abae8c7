import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLock } from './lock.ts';

afterEach(() => vi.restoreAllMocks());

describe.each([
  ['Web Locks', navigator.locks],
  ['nothing but this page', undefined],
])('a lock made of %s', (_, locks) => {
  it('lets one in at a time, in order, whatever becomes of them', async () => {
    const lock = createLock(locks);
    const seen: string[] = [];
    const work = (name: string) => async () => {
      seen.push(`${name} in`);
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(`${name} out`);
      if (name === 'first') throw new Error('failed');
      return name;
    };
    const first = lock('sync', work('first'));
    const second = lock('sync', work('second'));
    await expect(first).rejects.toThrow('failed');
    expect(await second).toBe('second');
    expect(seen).toEqual(['first in', 'first out', 'second in', 'second out']);
  });

  it('lets others in under another name', async () => {
    const lock = createLock(locks);
    const gate = Promise.withResolvers<void>();
    const held = lock('one', () => gate.promise);
    expect(await lock('two', async () => 'in')).toBe('in');
    gate.resolve();
    await held;
  });
});

it('work that was let in and fails is not done again, however long it took', async () => {
  const patience = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
  const work = vi.fn(async () => {
    patience.abort(new DOMException('too long', 'TimeoutError'));
    throw new Error('failed');
  });
  await expect(createLock(navigator.locks)('sync', work)).rejects.toThrow('failed');
  expect(work).toHaveBeenCalledOnce();
});

it('a holder that is frozen does not keep the others from sending for ever', async () => {
  const lock = createLock(navigator.locks);
  const gate = Promise.withResolvers<void>();
  const frozen = lock('sync', () => gate.promise);
  const patience = new AbortController();
  vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
  const other = lock('sync', async () => 'sent');
  patience.abort(new DOMException('too long', 'TimeoutError'));
  expect(await other).toBe('sent');
  gate.resolve();
  await frozen;
});
