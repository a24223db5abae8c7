import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { EventDraft } from '../../../domain/events.ts';
import type { Client } from '../client.ts';
import { createScriptedServer } from '../scripted-server.ts';
import { createTestPhone } from '../test-phone.ts';

const MINUTE = 60_000;
const TEN_YEARS = 3650 * 24 * 60 * MINUTE;

describe('fault 17: a setting made while the clock stood ten years ahead', () => {
  it('gives way to one made later on another phone, on both phones and the server', async () => {
    const { server, phone, client, studentId } = await chooseInTheFuture();
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

  it('gives way to one made on the same phone after its clock was put right', async () => {
    const { server, phone, client, studentId } = await chooseInTheFuture();
    phone.skew = 0;
    server.now += MINUTE;
    await client.record(name('present'));
    await client.sync('student');
    expect(await nameOn(client)).toBe('present');
    expect(server.progress(studentId).settings.name?.value).toBe('present');
  });

  it('gives way to one sent together with it', async () => {
    const server = createScriptedServer();
    const phone = createTestPhone(server);
    const client = phone.openTab();
    const { studentId } = await client.openProfile();
    await client.sync();
    phone.skew = TEN_YEARS;
    await client.record(name('future'));
    phone.skew = 0;
    server.now += MINUTE;
    await client.record(name('present'));
    expect(await nameOn(client)).toBe('present');
    await client.sync('student');
    expect(await nameOn(client)).toBe('present');
    expect(server.progress(studentId).settings.name?.value).toBe('present');
  });
});

async function chooseInTheFuture() {
  const server = createScriptedServer();
  const phone = createTestPhone(server);
  const client = phone.openTab();
  const { studentId } = await client.openProfile();
  await client.sync();
  phone.skew = TEN_YEARS;
  await client.record(name('future'));
  await client.sync('student');
  return { server, phone, client, studentId };
}

function name(value: string): EventDraft {
  return { type: 'setting_changed', payload: { key: 'name', value } };
}

async function nameOn(client: Client): Promise<unknown> {
  return (await client.readProgress()).settings.name?.value;
}
