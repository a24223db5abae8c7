import { expect, test } from '@playwright/test';
import { findMisfits, takePictures } from './screens/check-screen.ts';
import { applyLook, LOOKS } from './screens/looks.ts';
import { collectErrors } from './support/page-errors.ts';
import { openPhone } from './support/phone.ts';
import { walkThroughScreens } from './support/screen-walk.ts';
import { startServer } from './support/server.ts';

for (const look of LOOKS) {
  test(`every step of studying fits and is quiet: ${look.name}`, async () => {
    await using server = await startServer();
    await using phone = await openPhone('about:blank');
    const { page } = phone;
    const errors = collectErrors(page);
    await applyLook(page, look);
    await page.goto(server.url);

    await walkThroughScreens(page, async (screen) => {
      await takePictures(page, 'walk', `${screen}-${look.name}`);
      expect.soft(await findMisfits(page), screen).toEqual([]);
    });
    expect(errors).toEqual([]);
  });
}
