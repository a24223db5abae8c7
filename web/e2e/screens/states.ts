import { expect } from '@playwright/test';
import { CATALOGUE_URL } from '../../../domain/lesson.ts';
import { fillBoards } from '../support/classmates.ts';
import { openPhone, type Phone, type PhoneOptions } from '../support/phone.ts';
import { createRestStudent } from '../support/rest-student.ts';
import { sampleStudy } from '../support/sample-study.ts';
import type { ProductServer } from '../support/server.ts';
import { downloadLesson, ready } from '../support/study.ts';

/** The lesson the student has on the phone. */
export const SAVED = { id: 'quadratic-equations', title: 'Quadratic equations' };
/** The lesson that must come over the network. */
export const NOT_SAVED = { id: 'the-mole', title: 'The mole' };

/**
 * `online`: a student of two weeks, with network. `offline`: the same without. `empty`: nobody has done anything, and there are no
 * lessons. `error`: the phone's database does not open and the server fails. `full`: as online, but the phone stores nothing more.
 */
export const STATES = ['online', 'offline', 'empty', 'error', 'full'] as const;
export type State = (typeof STATES)[number];

/** A phone in this state, with the app open. */
export async function openInState(state: State, server: ProductServer, options?: PhoneOptions): Promise<Phone> {
  const phone = await openPhone('about:blank', options);
  await PREPARE[state](phone, server);
  return phone;
}

const PREPARE: Record<State, (phone: Phone, server: ProductServer) => Promise<void>> = {
  online: studied,
  async offline(phone, server) {
    await studied(phone, server);
    await seeRewards(phone, server);
    await phone.context.setOffline(true);
  },
  async empty({ page, context }, server) {
    await context.route(`**${CATALOGUE_URL}`, (route) => route.fulfill({ json: { lessons: [] } }));
    await page.goto(server.url);
    await ready(page);
  },
  async error({ page, context }, server) {
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The database is damaged', 'UnknownError');
      };
    });
    await context.route(`**${CATALOGUE_URL}`, (route) => route.fulfill({ status: 500, json: { error: {} } }));
    await page.goto(server.url);
  },
  async full(phone, server) {
    await studied(phone, server);
    await phone.context.addInitScript(() => {
      const refuse = () => {
        throw new DOMException('The phone is full', 'QuotaExceededError');
      };
      IDBObjectStore.prototype.put = refuse;
      IDBObjectStore.prototype.add = refuse;
      Cache.prototype.put = refuse;
    });
    await phone.page.reload();
  },
};

async function studied({ page, context }: Phone, server: ProductServer): Promise<void> {
  const student = await createRestStudent(server.url);
  const lessons = await student.lessons();
  const inOrder = [SAVED, NOT_SAVED].flatMap(({ id }) => lessons.filter((lesson) => lesson.id === id));
  await fillBoards(server.url, inOrder);
  const response = await student.sync(sampleStudy(inOrder, Date.now()));
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  const [name = '', value = ''] = student.cookie().split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  await page.goto(server.url);
  await ready(page);
  await downloadLesson(page, SAVED.title);
}

/** What the server counted is kept on the phone once it was seen. */
async function seeRewards({ page }: Phone, server: ProductServer): Promise<void> {
  await page.goto(`${server.url}/leaderboard`);
  await expect(page.getByRole('listitem').filter({ hasText: '(you)' })).toBeVisible();
  await expect
    .poll(() =>
      page.evaluate(async () =>
        Boolean(await caches.match('/api/v3/gamification/leaderboard?timeframe=week&limit=10')),
      ),
    )
    .toBe(true);
  await page.goto(`${server.url}/badges`);
  await expect(page.getByText('Safe on the server')).toBeVisible();
}
