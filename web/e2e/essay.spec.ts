import { expect, test } from '@playwright/test';
import { openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { readServerLog } from './support/server-log.ts';
import { expectWork, problem, ready } from './support/study.ts';

const LESSON = '/lessons/demand-and-supply';
const ESSAY = 8;
const TEXT = 'The law of demand says that people buy more of a good when its price falls, other things being equal.';

test('an essay is written, compared with the guide and marked without a network, and reaches the server', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url + LESSON);
  const { page } = phone;
  const essay = problem(page, ESSAY);
  await ready(page);
  await expect(essay).toBeVisible();
  network.become('down');

  await essay.getByLabel('Your text').fill(TEXT);
  await expect(essay.getByText(/^20 of/)).toBeVisible();
  await expect(essay.getByText('Saved on this phone as you write')).toBeVisible();
  await phone.kill();
  const again = await phone.reopen(LESSON);
  const reopened = problem(again, ESSAY);
  await expect(reopened.getByLabel('Your text')).toHaveValue(TEXT);

  await reopened.getByRole('button', { name: 'Compare with the guide' }).click();
  await reopened.getByRole('checkbox').first().check();
  await reopened.getByRole('button', { name: 'Save my marks' }).click();
  await expect(reopened.getByText(/^\d+ of 10 marks/)).toBeVisible();

  network.become('up');
  await expectWork(again, 'Safe on the server');
  const essays = (await readServerLog(server)).filter(({ item }) => item === `p${ESSAY}`);
  expect(essays.map(({ payload }) => payload)).toEqual([
    expect.objectContaining({ answer: expect.objectContaining({ text: TEXT }) }),
  ]);
});
