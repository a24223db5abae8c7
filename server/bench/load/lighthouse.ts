import { chromium } from '@playwright/test';
import lighthouse, { type Result } from 'lighthouse';
import { CHROMIUM } from '../../../web/e2e/support/install-browser.ts';
import { startServer } from '../../../web/e2e/support/server.ts';
import { readLesson } from '../../../web/e2e/support/study.ts';
import { freePort } from '../../test-services/free-port.ts';
import type { Row, Table } from '../table.ts';
import { serveBarePage } from './bare-page.ts';
import { FIRST_SCREEN, LESSON } from './journey.ts';
import { median } from './quantile.ts';

const RUNS = 3;
const ATTEMPTS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/**
 * Lighthouse for a phone (its simulated slow 4G, 4× slower processor) at a first visit of the first screen and of a lesson
 * opened by its link, beside the bare page of the same lesson. Rounds alternate between the pages, so that a drifting
 * machine meets all alike.
 */
export async function benchLighthouse(): Promise<Table[]> {
  await using server = await startServer();
  await using bare = await serveBarePage(await readLesson(server.url, LESSON.title));
  const pages = [
    { name: 'bare page of the lesson', url: bare.url, limit: 1 },
    { name: FIRST_SCREEN.name, url: server.url + FIRST_SCREEN.path, limit: 2 },
    { name: 'lesson by its link', url: server.url + LESSON.path, limit: 1.3 },
  ].map((page) => ({ ...page, reports: [] as Result[] }));
  for (let round = 0; round < RUNS; round++) {
    for (const { url, reports } of pages) reports.push(await audit(url));
  }
  const bareLcp = paintOf(pages[0]?.reports ?? []);
  return [
    {
      title: `Lighthouse, phone, first visit, median of ${RUNS}`,
      rows: pages.map(({ name, reports, limit }) => figures(name, reports, paintOf(reports) / bareLcp, limit)),
    },
    {
      title: 'What Lighthouse would have better',
      rows: pages.flatMap(({ name, reports }) => complaints(name, reports)),
    },
  ];
}

/** A busy machine now and then spoils the recording; Lighthouse asks to try again then. */
async function audit(url: string): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    const report = await auditOnce(url);
    if (!report.runtimeError) return report;
    if (attempt === ATTEMPTS) throw new Error(`Lighthouse failed at ${url}: ${report.runtimeError.message}`);
  }
}

/** In a browser of its own: nothing is cached, no worker is installed. */
async function auditOnce(url: string): Promise<Result> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', `--remote-debugging-port=${port}`],
  });
  try {
    const run = await lighthouse(url, { port, output: 'json', logLevel: 'error', onlyCategories: [...CATEGORIES] });
    if (!run) throw new Error(`Lighthouse gave no report for ${url}`);
    return run.lhr;
  } finally {
    await browser.close();
  }
}

function figures(page: string, reports: Result[], ratio: number, limit: number): Row {
  const scores = CATEGORIES.map((id) => median(reports.map(({ categories }) => 100 * (categories[id]?.score ?? 0))));
  const [performance = 0, accessibility = 0, practices = 0] = scores;
  const isGood = performance >= 98 && accessibility === 100 && practices === 100 && ratio <= limit;
  return {
    page,
    performance,
    accessibility,
    'best practices': practices,
    'FCP s': seconds(median(valuesOf(reports, 'first-contentful-paint'))),
    'LCP s': seconds(paintOf(reports)),
    'TBT ms': Math.round(median(valuesOf(reports, 'total-blocking-time'))),
    CLS: median(valuesOf(reports, 'cumulative-layout-shift')).toFixed(3),
    'LCP ratio to bare': ratio.toFixed(2),
    wanted: `≥ 98, 100, 100, ratio ≤ ${limit}: ${isGood ? 'reached' : 'NOT reached'}`,
  };
}

/** The audits of the page that did not pass in every round, with what each names first. */
function complaints(page: string, reports: Result[]): Row[] {
  const found = new Map<string, Row>();
  for (const { audits, categories } of reports) {
    for (const category of CATEGORIES) {
      for (const { id, weight } of categories[category]?.auditRefs ?? []) {
        const audit = audits[id];
        if (!audit || weight === 0 || audit.score === null || audit.score >= 0.9) continue;
        found.set(id, { page, category, audit: id, score: audit.score, says: audit.displayValue ?? audit.title });
      }
    }
  }
  return [...found.values()];
}

function paintOf(reports: Result[]): number {
  return median(valuesOf(reports, 'largest-contentful-paint'));
}

function valuesOf(reports: Result[], audit: string): number[] {
  return reports.map(({ audits }) => audits[audit]?.numericValue ?? Number.NaN);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}
