import { expect, type Page, test } from '@playwright/test';
import { certifyHost } from './support/certificate-authority.ts';
import { openPhone } from './support/phone.ts';
import { startServer } from './support/server.ts';
import { downloadLesson, goTo, goToLessonList, syncPill } from './support/study.ts';

const HOST = 'school.test';
/** Loopback under a name: unlike localhost, only https makes it secure. */
const AS_HOST = [`--host-resolver-rules=MAP ${HOST} 127.0.0.1`];

test('the app installs from http://localhost', async () => {
  await using server = await startServer({}, 'localhost');
  await using phone = await openPhone(server.url);
  await expectInstallable(phone.page);
});

test('over https under a host name the app installs, studies offline and asks no other host for anything', async () => {
  await using certified = await certifyHost(HOST);
  await using server = await startServer({ TLS_CERT_FILE: certified.certFile, TLS_KEY_FILE: certified.keyFile }, HOST);
  // Listening starts before the first page is opened, so that no request is missed.
  await using phone = await openPhone('about:blank', { args: AS_HOST, env: { HOME: certified.home } });
  const asked: string[] = [];
  phone.context.on('request', (request) => asked.push(request.url()));
  await phone.page.goto(server.url);

  await expectInstallable(phone.page);
  await expect.poll(() => cookieNames(phone.page)).toEqual(['__Host-akulearn']);
  await downloadLesson(phone.page, 'Quadratic equations');
  // What only the worker asks for is among it.
  expect(asked).toContainEqual(expect.stringMatching(/\/lessons\/content\/[0-9a-f]{32}\.json$/));
  expect(asked.filter((url) => new URL(url).origin !== server.url)).toEqual([]);

  await phone.kill();
  await phone.reopen(`${server.url}/lessons/quadratic-equations`, { offline: true });
  await expect(phone.page.getByRole('heading', { name: 'Quadratic equations', level: 1 })).toBeVisible();
  await expect(phone.page.getByRole('region', { name: 'Problem 1' })).toBeVisible();
  // The figures are files of their own.
  const figures = phone.page.locator('article img');
  await expect(figures).not.toHaveCount(0);
  for (const figure of await figures.all()) {
    await figure.scrollIntoViewIfNeeded();
    await expect.poll(() => figure.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
  }
});

test('plain http under a host name says what will not work, and what is studied there reaches the server', async () => {
  await using server = await startServer({}, HOST);
  await using phone = await openPhone(server.url, { args: AS_HOST });
  const { page } = phone;
  expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator, 'randomUUID' in crypto])).toEqual([
    false,
    false,
    false,
  ]);
  await expect(page.getByText('Offline study does not work here')).toBeVisible();
  await expect(page.getByText('lessons cannot be kept on this phone and the app cannot be installed')).toBeVisible();
  await goToLessonList(page, 'The mole');
  await expect(page.getByRole('link', { name: 'The mole', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Download/ })).toHaveCount(0);
  await expect.poll(() => installabilityErrors(page)).toContain('not-from-secure-origin');

  await page.getByRole('link', { name: 'The mole', exact: true }).click();
  const problem = page.getByRole('region', { name: 'Problem 1' });
  await problem.getByRole('radio', { name: 'the number of molecules' }).check();
  await problem.getByRole('button', { name: 'Check' }).click();
  await expect(problem.getByText('Right', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Start the quiz' }).click();
  await page.getByRole('radio', { name: '12 g of carbon', exact: true }).check();
  await expect(page.getByText('Saved on this phone')).toBeVisible();
  for (let question = 2; question <= 10; question++) {
    await page.getByRole('button', { name: 'Next question' }).click();
    await expect(page.getByRole('heading', { name: `Question ${question} of 10` })).toBeVisible();
  }
  await page.getByRole('button', { name: 'Finish quiz' }).click();
  await expect(page.getByRole('heading', { name: 'Your result' })).toBeVisible();

  await goTo(page, 'Today');
  await expect(syncPill(page)).toHaveText('Safe on the server');
  expect(await cookieNames(page)).toEqual(['akulearn']);
  expect(await progressOnServer(page)).toMatchObject([
    { lesson_id: 'the-mole', problems: { p1: { answered: 1, best: 1 } }, quiz: { attempts: 1 } },
  ]);
});

async function expectInstallable(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toMatch(/\/sw\.js$/);
  await expect.poll(() => installabilityErrors(page)).toEqual([]);
}

/** Why the browser would not offer to install the app. */
async function installabilityErrors(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  await devtools.detach();
  return installabilityErrors.map(({ errorId }) => errorId);
}

async function cookieNames(page: Page): Promise<string[]> {
  return (await page.context().cookies()).map(({ name }) => name);
}

/** Asked by the page itself, whose cookie says who it is. */
function progressOnServer(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const { student_id } = await (await fetch('/api/v3/session')).json();
    return (await (await fetch(`/api/v3/progress/${student_id}`)).json()).lessons;
  });
}
