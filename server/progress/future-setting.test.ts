import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, settingChanged, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';

const MINUTE = 60_000;
const TEN_YEARS = 3650 * 24 * 60 * MINUTE;

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.db.close());

test.each([
  ['whose clock runs ahead', (now: number) => now + TEN_YEARS],
  ['whose clock was put right before it sent', (now: number) => now],
])('fault 17: a setting stamped ten years ahead by a phone %s gives way to the next one', async (_, sentAt) => {
  const { clock } = server;
  const phone = await signIn(server);
  const stamped = { ...settingChanged('name', 'future'), id: newId(clock.now + TEN_YEARS) };
  await phone.sync({ now: sentAt(clock.now), events: [{ ...stamped, occurred_at: clock.now + TEN_YEARS }] });
  expect(await nameOnServer()).toBe('future');

  clock.now += MINUTE;
  const later = { ...settingChanged('name', 'present'), occurred_at: clock.now };
  await phone.sync({ now: clock.now, events: [later] });
  expect(await nameOnServer()).toBe('present');

  async function nameOnServer(): Promise<unknown> {
    const { snapshot } = await phone.sync({ now: clock.now });
    return snapshot?.progress.settings.name?.value;
  }
});
