import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { Client } from './client.ts';
import { createScriptedServer, dropRequest, type Fault } from './scripted-server.ts';
import type { News } from './sync-client.ts';
import { createTestPhone, quiz } from './test-phone.ts';

/** Two tabs that have synced, and all that their listeners hear from then on. */
async function createTabs() {
  const server = createScriptedServer();
  const phone = createTestPhone(server);
  const [one, two] = [phone.openTab(), phone.openTab()];
  await one.sync();
  await two.openProfile();
  const heard = { one: listen(one), two: listen(two) };
  return { server, one, two, heard };
}

function listen(client: Client): Set<News> {
  const heard = new Set<News>();
  client.subscribe((news) => heard.add(news));
  return heard;
}

describe('news', () => {
  it('of an event: the tab that wrote it hears so, with one more waiting; the others hear of progress', async () => {
    const { one, two, heard } = await createTabs();
    await one.record(quiz());
    expect(one.syncState()).toMatchObject({ waiting: 1, phase: 'waiting' });
    await vi.waitFor(() => expect(two.syncState().waiting).toBe(1));
    expect(heard.one).toEqual(new Set(['state', 'progress', 'recorded']));
    expect(heard.two).toEqual(new Set(['state', 'progress']));
  });

  it('of sending: what stands in the way shows in every tab', async () => {
    const { server, one, two, heard } = await createTabs();
    server.meet(dropRequest);
    const { retryAt } = await one.sync();
    await vi.waitFor(() => expect(two.syncState()).toMatchObject({ problem: 'offline', retryAt, phase: 'waiting' }));
    expect(heard.one).toEqual(new Set(['state']));
    expect(heard.two).toEqual(new Set(['state']));
  });

  it('of what a sync took in: progress is another in every tab', async () => {
    const { one, two, heard } = await createTabs();
    await one.record(quiz());
    await vi.waitFor(() => expect(two.syncState().waiting).toBe(1));
    heard.one.clear();
    heard.two.clear();
    await one.sync();
    await vi.waitFor(() => expect(two.syncState()).toMatchObject({ waiting: 0, phase: 'idle' }));
    expect(heard.one).toEqual(new Set(['state', 'progress']));
    expect(heard.two).toEqual(new Set(['state', 'progress']));
  });

  it('of events tried again: like newly written ones, so that they are sent', async () => {
    const { server, one, two, heard } = await createTabs();
    server.refuse = () => ({ code: 'INVALID_EVENT', message: 'no' });
    await one.record(quiz());
    await one.sync();
    await vi.waitFor(() => expect(two.syncState()).toMatchObject({ waiting: 0, rejected: 1 }));
    heard.one.clear();
    heard.two.clear();
    await one.retryRejected();
    expect(one.syncState()).toMatchObject({ waiting: 1, rejected: 0 });
    await vi.waitFor(() => expect(two.syncState()).toMatchObject({ waiting: 1, rejected: 0 }));
    expect(heard.one).toEqual(new Set(['state', 'progress', 'recorded']));
    expect(heard.two).toEqual(new Set(['state', 'progress']));
  });

  it('of another student: every tab hears of it, and goes on as that student', async () => {
    const { server, one, two, heard } = await createTabs();
    const other = createTestPhone(server).openTab();
    const { studentId } = await other.openProfile();
    await other.sync();
    await one.joinByLinkCode((await other.requestLinkCode()).code);
    expect(heard.one).toContain('student');
    await vi.waitFor(() => expect(heard.two).toContain('student'));
    expect((await two.openProfile()).studentId).toBe(studentId);
  });

  it('reaches nobody who stopped listening', async () => {
    const { one } = await createTabs();
    const heard: News[] = [];
    const stop = one.subscribe((news) => heard.push(news));
    stop();
    await one.record(quiz());
    expect(heard).toEqual([]);
  });
});

describe('a client', () => {
  it('shows that it is sending, and how much still waits', async () => {
    const { server, one } = await createTabs();
    for (let i = 0; i < 150; i++) await one.record(quiz());
    const seen: [string, number][] = [];
    const watch: Fault = (deliver) => {
      const { phase, waiting } = one.syncState();
      seen.push([phase, waiting]);
      return deliver();
    };
    server.meet(watch, watch);
    expect(await one.sync()).toMatchObject({ phase: 'idle', waiting: 0 });
    expect(seen).toEqual([
      ['syncing', 150],
      ['syncing', 50],
    ]);
  });

  it('has nothing to say of sending before it was asked for anything', () => {
    const client = createTestPhone(createScriptedServer()).openTab();
    expect(client.syncState()).toMatchObject({ phase: 'idle', waiting: 0, problem: null, retryAt: null });
  });

  it('keeps its state the same object until it changes', async () => {
    const { one } = await createTabs();
    const before = one.syncState();
    await one.retryRejected();
    expect(one.syncState()).toBe(before);
  });

  it('asks for a link code without sending anything else, once the server knows the student', async () => {
    const { server, one } = await createTabs();
    const before = server.syncCalls().length;
    await one.requestLinkCode();
    expect(server.syncCalls()).toHaveLength(before);
  });

  it('knows how much of the log it has once it has synced', async () => {
    const { server, one } = await createTabs();
    const other = createTestPhone(server).openTab();
    expect(await other.readCursor()).toBeNull();
    await one.record(quiz());
    await one.sync();
    expect(await one.readCursor()).toEqual({ epoch: server.epoch, seq: 1 });
  });
});
