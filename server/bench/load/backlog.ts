import type { Page, Request } from '@playwright/test';
import { SYNC_URL } from '../../../domain/sync.ts';
import { openPhone } from '../../../web/e2e/support/phone.ts';
import { startServer } from '../../../web/e2e/support/server.ts';
import { readServerLog } from '../../../web/e2e/support/server-log.ts';
import { readLesson } from '../../../web/e2e/support/study.ts';
import type { Table } from '../table.ts';
import { runInPage } from './in-page/bundle.ts';
import type * as ClientCore from './in-page/client-core.ts';
import { collectLongTasks, longTasksAround } from './in-page/watch.ts';
import { everythingSent, FIRST_SCREEN, LESSON, QUIET_PAGE } from './journey.ts';
import { slowDown } from './slow-processor.ts';
import { studiedLesson } from './studied-lesson.ts';

const EVENTS = 5_000;
const SLOWDOWN = 4;
const LONGEST_TASK_MS = 200;
const PATIENCE_MS = 240_000;

/** A phone that was weeks without a network opens the app: all that waits goes out while the student uses the screen. */
export async function benchBacklog(): Promise<Table[]> {
  await using server = await startServer();
  await using phone = await openPhone(server.url);
  const { page } = phone;
  await everythingSent(page);
  await page.goto(server.url + QUIET_PAGE);
  const written = await runInPage(
    page,
    './client-core.ts',
    (core: typeof ClientCore, { count, studied }) => core.fillOutbox(count, studied),
    { count: EVENTS, studied: await studiedLesson(server.url, await readLesson(server.url, LESSON.title)) },
  );

  await slowDown(page, SLOWDOWN);
  await page.addInitScript(collectLongTasks);
  const requests = collectSyncs(page);
  const opened = performance.now();
  await page.goto(server.url + FIRST_SCREEN.path);
  await everythingSent(page, PATIENCE_MS);
  const seconds = (performance.now() - opened) / 1000;
  const { starting, draining } = await page.evaluate(longTasksAround, SYNC_URL);

  const logged = (await readServerLog(server)).map(({ id }) => id);
  const onServer = new Set(logged);
  const lost = written.filter((id) => !onServer.has(id)).length;
  return [
    {
      title: `${EVENTS} waiting events go out, in a page ${SLOWDOWN} times slower`,
      rows: [
        measured('events that were lost', lost, 0),
        measured('events that were doubled', logged.length - onServer.size, 0),
        measured('longest task while they go out, ms', longest(draining), LONGEST_TASK_MS),
        measured('longest task while the app starts, ms', longest(starting), LONGEST_TASK_MS),
        measured('tasks over 50 ms', starting.length + draining.length),
        measured('requests', requests.length),
        measured('seconds from opening the app until all is safe on the server', seconds.toFixed(1)),
        measured('events per second', Math.round(EVENTS / seconds)),
      ],
    },
  ];
}

function measured(what: string, value: number | string, limit?: number) {
  if (limit === undefined) return { what, value, wanted: '' };
  return { what, value, wanted: `≤ ${limit} ${Number(value) <= limit ? 'reached' : 'NOT reached'}` };
}

function longest(tasks: number[]): number {
  return Math.round(Math.max(0, ...tasks));
}

function collectSyncs(page: Page): Request[] {
  const requests: Request[] = [];
  page.context().on('request', (request) => {
    if (new URL(request.url()).pathname === SYNC_URL) requests.push(request);
  });
  return requests;
}
