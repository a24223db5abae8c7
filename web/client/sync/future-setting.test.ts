import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { EventDraft } from '../../../domain/events.ts';
import type { Client } from '../client.ts';
import { createScriptedServer } from '../scripted-server.ts';
import { createTestPhone, type TestPhone } from '../test-phone.ts';

const MINUTE = 60_000;
const TEN_YEARS = 3650 * 24 * 60 * MINUTE;

describe('fault 17: a setting made while the clock stood ten years ahead', () => {
  it('gives way to one made later on another phone, on both phones and the server', async () => {
    const { server, phone, client, studentId } = await openSyncedPhone();
    await chooseAt(phone, client, 'future', TEN_YEARS);
    await client.sync('student');
    const other = createTestPhone(server, phone.jar).openTab();
    await other.sync();
    expect(await nameOn(other)).toBe('future');

    server.now += MINUTE;
    await other.record(name('present'));
    await other.sync();
    await client.sync('student');
    expect([await nameOn(client), await nameOn(other)]).toEqual(['present', 'present']);
    expect(server.progress(studentId).settings.name?.value).toBe('present');
  });

  it.each([
    ['sent before it', ['future', 'sent', 'present']],
    ['sent together with it', ['future', 'present', 'shown', 'sent']],
    ['sent before it, and again after a backup that lacks both', ['future', 'sent', 'present', 'sent', 'lost']],
    ['sent together with it, and again after a backup', ['future', 'present', 'sent', 'lost']],
  ] as const)('gives way to one made on the same phone after its clock was put right, %s', async (_, story) => {
    const { server, phone, client, studentId } = await openSyncedPhone();
    const steps = {
      future: () => chooseAt(phone, client, 'future', TEN_YEARS),
      present: () => chooseAt(phone, client, 'present', 0),
      sent: () => client.sync('student'),
      lost: async () => server.restore(2),
      shown: async () => expect(await nameOn(client)).toBe('present'),
    };
    for (const step of story) {
      await steps[step]();
      server.now += MINUTE;
    }
    await client.sync('student');
    expect(await nameOn(client)).toBe('present');
    expect(server.progress(studentId).settings.name?.value).toBe('present');
  });
});

async function openSyncedPhone() {
  const server = createScriptedServer();
  const phone = createTestPhone(server);
  const client = phone.openTab();
  const { studentId } = await client.openProfile();
  await client.sync();
  return { server, phone, client, studentId };
}

async function chooseAt(phone: TestPhone, client: Client, value: string, skew: number): Promise<void> {
  phone.skew = skew;
  await client.record(name(value));
}

function name(value: string): EventDraft {
  return { type: 'setting_changed', payload: { key: 'name', value } };
}

async function nameOn(client: Client): Promise<unknown> {
  return (await client.readProgress()).settings.name?.value;
}
