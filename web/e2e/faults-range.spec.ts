import { expect, test } from '@playwright/test';
import { openNetwork } from './support/network.ts';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { downloadLesson } from './support/study.ts';
import { readCacheStatus } from './support/worker-talk.ts';

test('fault 30: parts of a file that is on the phone are read without a network', async () => {
  await using server = await startServer();
  await using network = await openNetwork(server);
  await using phone = await openPhone(network.url);
  const { page } = phone;
  await downloadLesson(page, 'Quadratic equations');
  const url = (await readCacheStatus(page)).lessons[0]?.files[0]?.url ?? '';
  const whole = await (await fetch(server.url + url)).text();
  const size = Buffer.byteLength(whole);
  const bytes = Buffer.from(whole);
  network.become('down');

  const read = (range: string) =>
    page.evaluate(
      async ([path, Range]) => {
        const response = await fetch(path, { headers: { Range } });
        return [response.status, response.headers.get('Content-Range'), await response.text()];
      },
      [url, range] as const,
    );
  const part = (from: number, to: number) => bytes.subarray(from, to + 1).toString();

  expect(await read('bytes=0-')).toEqual([206, `bytes 0-${size - 1}/${size}`, whole]);
  expect(await read('bytes=10-29')).toEqual([206, `bytes 10-29/${size}`, part(10, 29)]);
  expect(await read('bytes=-20')).toEqual([206, `bytes ${size - 20}-${size - 1}/${size}`, part(size - 20, size - 1)]);
  expect(await read(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, '']);
});
