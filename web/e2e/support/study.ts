import { expect, type Locator, type Page } from '@playwright/test';
import { CATALOGUE_URL, type Catalogue, contentUrl, type Lesson } from '../../../domain/lesson.ts';
import { fromWire } from '../../../domain/wire.ts';

/** What a student does on the screens, found by the names they see. */

export const syncPill = (page: Page): Locator => page.locator('.sync-pill');

export const title = (page: Page, name: string): Locator => page.getByRole('heading', { level: 1, name, exact: true });

export const problem = (page: Page, number: number): Locator =>
  page.getByRole('region', { name: `Problem ${number}`, exact: true });

/** What Today says of where the student's work is. */
export async function expectWork(page: Page, words: string, timeout = 30_000): Promise<void> {
  await goTo(page, 'Today');
  await expect(syncPill(page)).toHaveText(words, { timeout });
}

/** Where each lesson is listed. */
const SUBJECT_OF: Record<string, string> = { 'Quadratic equations': 'Mathematics', 'The mole': 'Chemistry' };

/** Resolves when the app works without a network from here on. */
export async function ready(page: Page): Promise<void> {
  // Seen at once: a test waits for this on every phone.
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { polling: 50, timeout: 15_000 });
  const hasCatalogue = (url: string) => caches.match(url).then((kept) => kept !== undefined);
  await expect.poll(() => page.evaluate(hasCatalogue, CATALOGUE_URL), { intervals: [50] }).toBe(true);
}

/** By the tabs; a screen that hides them on a phone is left by its way back first. */
export async function goTo(page: Page, tab: 'Today' | 'Learn' | 'Practice' | 'Progress' | 'Me'): Promise<void> {
  const tabs = page.getByRole('navigation', { name: 'Main' });
  // A first page has words before it has the app.
  await expect(page.locator('.tab-bar')).toBeAttached({ timeout: 30_000 });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  while (!(await tabs.isVisible())) {
    const before = page.url();
    await page.locator('.back').click();
    await expect.poll(() => page.url()).not.toBe(before);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  const link = tabs.getByRole('link', { name: tab, exact: true });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

export async function goToLessonList(page: Page, lesson: string): Promise<void> {
  const subject = SUBJECT_OF[lesson];
  if (!subject) throw new Error(`it is not known where "${lesson}" is listed: allowed is ${Object.keys(SUBJECT_OF)}`);
  await goTo(page, 'Learn');
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`^${subject}`) })
    .click();
  await expect(title(page, subject)).toBeVisible();
}

export async function downloadLesson(page: Page, lesson: string): Promise<void> {
  await goToLessonList(page, lesson);
  await page.getByRole('button', { name: `Download ${lesson}` }).click();
  await expect(page.getByRole('listitem').filter({ hasText: lesson }).getByText('On this phone')).toBeVisible();
}

export async function openLesson(page: Page, lesson: string): Promise<void> {
  await goToLessonList(page, lesson);
  await page.getByRole('link', { name: lesson, exact: true }).click();
  await expect(title(page, lesson)).toBeVisible();
}

export async function readSection(page: Page, name: string): Promise<void> {
  const section = page.getByRole('region', { name, exact: true });
  await section.getByRole('button', { name: 'I have read this section' }).click();
  await expect(section.getByText('Read', { exact: true })).toBeVisible();
}

/** Saves a name on Me; done when the app says that it is on the phone. */
/** Makes the phone one of the student who made the code. */
export async function joinByCode(page: Page, code: string): Promise<void> {
  await goTo(page, 'Me');
  await page.getByLabel('Code from your other phone').fill(code);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByText('You see the same work on both phones now')).toBeVisible();
}

export async function saveName(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Save name' }).click();
  await expect(page.getByText('Name saved on this phone')).toBeVisible();
}

/** What Progress shows of every lesson, as text. */
export async function readProgressScreen(page: Page): Promise<string> {
  await goTo(page, 'Progress');
  await expect(page.getByText(/lessons? begun/)).toBeVisible();
  return page.getByRole('main').innerText();
}

/** A published lesson, as the app gets it. */
export async function readLesson(serverUrl: string, lessonTitle: string): Promise<Lesson> {
  const read = async (path: string) => fromWire(await (await fetch(`${serverUrl}${path}`)).json());
  const catalogue: Catalogue = await read(CATALOGUE_URL);
  const entry = catalogue.lessons.find((lesson) => lesson.title === lessonTitle);
  if (!entry) throw new Error(`the catalogue has no lesson "${lessonTitle}"`);
  return read(contentUrl(entry.contentHash, 'json'));
}
