import type { Page } from '@playwright/test';
import type { CatalogueEntry, Lesson } from '../../../domain/lesson.ts';
import { openPhone, type Phone } from '../../../web/e2e/support/phone.ts';
import { startServer } from '../../../web/e2e/support/server.ts';
import { readLesson } from '../../../web/e2e/support/study.ts';
import { sampleLibrary } from '../sample-library.ts';
import type { Row, Table } from '../table.ts';
import { runInPage } from './in-page/bundle.ts';
import type * as ClientCore from './in-page/client-core.ts';
import type { Studied } from './in-page/client-core.ts';
import type * as Search from './in-page/search.ts';
import { type ColdStart, tapToWords, tapWhenShown } from './in-page/watch.ts';
import {
  checkButton,
  FIRST_SCREEN,
  fillIn,
  LESSON,
  openTheLesson,
  prepare,
  QUIET_PAGE,
  TAPPED,
  tryAgainButton,
  verdict,
} from './journey.ts';
import { median, quantile } from './quantile.ts';
import { slowDown } from './slow-processor.ts';
import { studiedLesson } from './studied-lesson.ts';

const SLOWDOWN = 6;
const COLD_STARTS = 5;
const ANSWERS = 20;
const WRITES = 300;
const LESSONS = 200;
const SEARCHES = 160;
/** Common and rare words, several words, a mark left out, a slip, and what is nowhere. */
const QUERIES = ['quadratic', 'mole', 'equation roots', 'concentration of a solution', 'ogbon', 'quadrtic', 'x', 'zzz'];

/** What a student waits for, in a browser whose page runs 6 times slower than this machine. */
export async function benchPhone(): Promise<Table[]> {
  await using server = await startServer();
  await using phone = await openPhone(server.url);
  await prepare(phone.page);
  const lesson = await readLesson(server.url, LESSON.title);
  const studied = await studiedLesson(server.url, lesson);

  const starts = await coldStarts(phone);
  await phone.context.setOffline(false);
  const answers = await answerFeedback(phone.page, lesson);
  await phone.page.goto(server.url + QUIET_PAGE);
  const writes = await timeWritesIn(phone.page, studied);
  const { index, queries } = await timeSearchIn(phone.page, sampleLibrary(LESSONS));
  return [
    {
      title: `In a page ${SLOWDOWN} times slower`,
      rows: [
        row(
          'offline cold start until the first heading is painted',
          starts.map(({ shownAt }) => shownAt),
        ),
        row(
          'offline cold start until a tap on a tab is answered',
          starts.map(({ answeredAt }) => answeredAt),
          1500,
        ),
        row('tap on Check until the verdict is painted', answers, 200),
        row('event written', writes, 20),
        row(`index of ${LESSONS} lessons made for search`, [index]),
        row(`search of ${LESSONS} lessons`, queries, 50),
      ],
    },
  ];
}

function row(what: string, times: number[], budget?: number): Row {
  const p95 = quantile(times, 0.95);
  return {
    what,
    runs: times.length,
    'median ms': median(times).toFixed(1),
    'p95 ms': p95.toFixed(1),
    'longest ms': Math.max(...times).toFixed(1),
    'budget of p95, ms': budget ?? '',
    ratio: budget === undefined ? '' : (p95 / budget).toFixed(2),
    wanted: budget === undefined ? '' : p95 <= budget ? 'reached' : 'NOT reached',
  };
}

/** In a browser just started, without a network, from the start of the navigation. */
async function coldStarts(phone: Phone): Promise<ColdStart[]> {
  const starts: ColdStart[] = [];
  for (let i = 0; i < COLD_STARTS; i++) {
    await phone.kill();
    const page = await phone.reopen(FIRST_SCREEN.path, {
      offline: true,
      async before(window) {
        await slowDown(window, SLOWDOWN);
        await window.addInitScript(tapWhenShown, { first: FIRST_SCREEN.title.source, ...TAPPED });
      },
    });
    starts.push(await page.evaluate(() => globalThis.coldStart));
  }
  return starts;
}

async function answerFeedback(page: Page, lesson: Lesson): Promise<number[]> {
  await openTheLesson(page);
  const [question] = lesson.practice;
  if (!question) throw new Error('the lesson has no problem');
  await fillIn(page, 1, question);
  const area = await page.getByRole('main').elementHandle();
  if (!area) throw new Error('no screen is shown');
  const times: number[] = [];
  for (let i = 0; i < ANSWERS; i++) {
    const measured = verdict(page, 1).evaluate(tapToWords, area);
    await checkButton(page, 1).click();
    times.push(await measured);
    await tryAgainButton(page, 1).click();
  }
  return times;
}

function timeWritesIn(page: Page, studied: Studied): Promise<number[]> {
  return runInPage(
    page,
    './client-core.ts',
    (core: typeof ClientCore, { count, studied }) => core.timeWrites(count, studied),
    { count: WRITES, studied },
  );
}

function timeSearchIn(page: Page, lessons: CatalogueEntry[]): Promise<{ index: number; queries: number[] }> {
  return runInPage(
    page,
    './search.ts',
    (search: typeof Search, { lessons, queries }) => search.timeSearch(lessons, queries),
    { lessons, queries: Array.from({ length: SEARCHES }, (_, i) => QUERIES[i % QUERIES.length] ?? '') },
  );
}
