import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startCopier } from './copier.ts';
import { countEffects, NO_EFFECT_DIFFERENCE } from './count-effects.ts';
import { countEvents, NO_DIFFERENCE } from './count-events.ts';
import { startQueueStack, startStudentsOf } from './queue-stack.ts';

const LIMIT_MS = 300_000;

it('has each effect once when every message comes twice, and all of them again at the end', {
  timeout: LIMIT_MS,
}, async () => {
  await using stack = await startQueueStack(2);
  const { databaseUrl, rabbitmq } = stack;
  await using copier = await startCopier(rabbitmq.url);
  await using stream = await startStudentsOf(stack);
  await sleep(15_000);
  const report = await stream.finish();
  expect(await countEvents('copies of every message', databaseUrl, report)).toEqual(NO_DIFFERENCE);
  expect(await countEffects('copies of every message', databaseUrl, rabbitmq)).toEqual(NO_EFFECT_DIFFERENCE);
  const copies = await copier.copyAll();
  expect(await countEffects(`${copies} messages once more`, databaseUrl, rabbitmq)).toEqual(NO_EFFECT_DIFFERENCE);
  expect(report.errors).toEqual({});
});
