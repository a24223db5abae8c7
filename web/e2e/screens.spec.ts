import { test as base, expect, type Page } from '@playwright/test';
import { ROUTES, type RouteName } from '../app/routes.ts';
import { checkScreen, takePictures } from './screens/check-screen.ts';
import { FIXTURES } from './screens/fixtures.ts';
import { applyLook, LOOKS, specialLook } from './screens/looks.ts';
import { openInState, STATES, type State } from './screens/states.ts';
import { collectErrors } from './support/page-errors.ts';
import type { Phone } from './support/phone.ts';
import { type ProductServer, startServer } from './support/server.ts';

const NAMES = Object.keys(ROUTES) as RouteName[];
/** What the made-up damage of the state `error` makes the browser report. */
const DAMAGE = /The database is damaged|status of 500|could not be registered|Sending failed/;

const test = base.extend<object, { server: ProductServer }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its pattern
    async ({}, use) => {
      await using server = await startServer();
      await use(server);
    },
    { scope: 'worker' },
  ],
});

for (const state of STATES) {
  test.describe(() => {
    // A phone is put into a state once and then shows every screen; it costs as much as looking at three of them.
    test.describe.configure({ mode: 'default' });
    let phone: Phone | undefined;
    test.beforeAll(async ({ server }) => {
      phone = await openInState(state, server);
    });
    test.afterAll(() => phone?.[Symbol.asyncDispose]());

    for (const [place, name] of NAMES.entries()) {
      test(`${name} · ${state}`, async ({ server }) => {
        if (!phone) throw new Error('beforeAll opens the phone');
        const { page } = phone;
        const { path, shows, storeOnFullPhone } = FIXTURES[name];
        await applyLook(page, LOOKS[0] as (typeof LOOKS)[number]);
        const errors = collectErrors(page);
        await page.goto(server.url + path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('main')).toContainText(shows[state]);
        for (const look of LOOKS) await lookAt(page, look, state, name);
        await test.step('fault 40: a special look', () =>
          lookAt(page, specialLook(place, STATES.indexOf(state)), state, name));
        if (state === 'full') await storeOnFullPhone?.(page);
        else expect(errors.filter((error) => state !== 'error' || !DAMAGE.test(error))).toEqual([]);
      });
    }
  });
}

async function lookAt(page: Page, look: (typeof LOOKS)[number], state: State, name: RouteName): Promise<void> {
  await applyLook(page, look);
  await checkScreen(page, look);
  await takePictures(page, state, `${name}-${look.name}`);
}
