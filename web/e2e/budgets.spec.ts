import { expect, test } from '@playwright/test';
import { measureSizes } from '../../server/bench/size.ts';

test('what a phone downloads stays within its budgets', async () => {
  for (const { what, bytes, limit } of await measureSizes()) {
    expect(bytes, what).toBeGreaterThan(0);
    expect(bytes, what).toBeLessThanOrEqual(limit);
  }
});
