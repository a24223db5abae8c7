import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { openSessionSchema } from '../../../domain/session.schema.ts';
import { syncRequestSchema } from '../../../domain/sync.schema.ts';
import { createScriptedServer, dropRequest, envelope, type Fault } from '../scripted-server.ts';
import { attempts, createTestPhone, quiz, recordIn } from '../test-phone.ts';

async function createStudent() {
  const server = createScriptedServer();
  const phone = createTestPhone(server);
  const client = phone.openTab();
  const { studentId } = await client.openProfile();
  await client.record(quiz('at-home'));
  await client.sync();
  return { server, phone, client, studentId };
}

describe('who uses this browser', () => {
  it('is a guest minted on the phone when there is no network, and stays that student', async () => {
    const server = createScriptedServer();
    const phone = createTestPhone(server);
    server.meet(dropRequest);
    const profile = await phone.openTab().openProfile();
    expect(profile).toMatchObject({ registered: false });
    expect((await phone.openTab().openProfile()).studentId).toBe(profile.studentId);
    expect(server.calls).toHaveLength(1);
  });

  it('is one student, also when two tabs open at the same first moment', async () => {
    const phone = createTestPhone(createScriptedServer());
    const [a, b] = await Promise.all([phone.openTab().openProfile(), phone.openTab().openProfile()]);
    expect(a.studentId).toBe(b.studentId);
  });

  it('speaks to the server by the contract', async () => {
    const { server, client } = await createStudent();
    await client.record(quiz());
    await client.sync();
    const opened = server.calls.find(({ url, method }) => url.endsWith('/session') && method === 'POST');
    expect(openSessionSchema.parse(opened?.body)).toEqual(opened?.body);
    for (const request of server.syncCalls()) expect(syncRequestSchema.parse(request)).toEqual(request);
  });

  it('is found again by the cookie when the storage was cleared, and everything is back', async () => {
    const { server, phone, studentId } = await createStudent();
    const wiped = createTestPhone(server, phone.jar).openTab();
    expect(await wiped.openProfile()).toMatchObject({ studentId });
    expect((await wiped.sync()).problem).toBeNull();
    expect(await wiped.readProgress()).toEqual(server.progress(studentId));
  });

  it('is found again later when there was no network at first; what was done meanwhile is theirs', async () => {
    const { server, phone, studentId } = await createStudent();
    const wiped = createTestPhone(server, phone.jar).openTab();
    server.meet(dropRequest);
    expect((await wiped.openProfile()).studentId).not.toBe(studentId);
    await wiped.record(quiz('as-guest'));
    expect(await wiped.sync()).toMatchObject({ problem: null, waiting: 0 });
    expect((await wiped.openProfile()).studentId).toBe(studentId);
    expect(await attempts(wiped, 'as-guest')).toBe(1);
    expect(await wiped.readProgress()).toEqual(server.progress(studentId));
    expect(new Set(server.syncCalls().map(({ user_id }) => user_id))).toEqual(new Set([studentId]));
  });
});

describe('a storage that fails', () => {
  it('is asked again at the next call', async () => {
    const client = createTestPhone(createScriptedServer()).openTab();
    const opening = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('The disk is gone', 'UnknownError');
    });
    await expect(client.openProfile()).rejects.toThrow('The disk is gone');
    opening.mockRestore();
    expect(await client.openProfile()).toMatchObject({ registered: false });
  });
});

describe('a client that is closed', () => {
  it('hears no more of the other tabs', async () => {
    const phone = createTestPhone(createScriptedServer());
    const [one, two] = [phone.openTab(), phone.openTab()];
    await two.openProfile();
    const heard: string[] = [];
    two.subscribe((news) => heard.push(news));
    await two.close();
    await one.record(quiz());
    expect(heard).toEqual([]);
  });
});

describe('joining by a link code', () => {
  it('is offered also by a guest whom the server has not met, though a back-off runs', async () => {
    const server = createScriptedServer();
    const guest = createTestPhone(server).openTab();
    server.meet(dropRequest, dropRequest);
    await guest.record(quiz('as-guest'));
    expect((await guest.sync()).problem).toBe('offline');
    const { code } = await guest.requestLinkCode();
    const second = createTestPhone(server).openTab();
    await second.joinByLinkCode(code);
    await second.sync();
    expect(await attempts(second, 'as-guest')).toBe(1);
  });

  it('twice brings along also what a tab still wrote for the first guest', async () => {
    const { server, client } = await createStudent();
    const third = createTestPhone(server);
    const other = createTestPhone(server).openTab();
    const tab = third.openTab();
    const guest = await tab.openProfile();
    await tab.joinByLinkCode((await client.requestLinkCode()).code);
    await other.openProfile();
    await other.sync();
    await tab.joinByLinkCode((await other.requestLinkCode()).code);

    const leftOver = await third.storage.openStudent(guest.studentId);
    await recordIn(leftOver, '01990000-0000-7000-8000-000000000001', quiz('left-over'));
    expect(await attempts(third.openTab(), 'left-over')).toBe(1);
  });

  it('shows the student’s work, and takes along what the guest of this browser did, sent or not', async () => {
    const { server, client, studentId } = await createStudent();
    const phone = createTestPhone(server);
    const second = phone.openTab();
    const guest = await second.openProfile();
    const sent = await second.record(quiz('as-guest'));
    await second.sync();
    const unsent = await second.record(quiz('as-guest'));
    await second.joinByLinkCode((await client.requestLinkCode()).code);
    expect(await attempts(second, 'as-guest')).toBe(2);
    expect(await second.sync()).toMatchObject({ problem: null, waiting: 0 });
    const ids = server.log(studentId).map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([sent.id, unsent.id]));
    expect(ids).toHaveLength(3);
    expect(await second.readProgress()).toEqual(server.progress(studentId));
    await client.sync();
    expect(await client.readProgress()).toEqual(server.progress(studentId));

    // Nothing stays behind that a later start would bring along again.
    const before = await phone.storage.openStudent(guest.studentId);
    expect(await before.read((rows) => rows.pageEvents('', 10))).toEqual([]);
  });

  it('needs a code, which takes the network and a server that gives it', async () => {
    const { server, client } = await createStudent();
    const before = server.calls.length;
    server.meet(dropRequest);
    await expect(client.requestLinkCode()).rejects.toMatchObject({ code: 'OFFLINE' });
    expect(server.calls).toHaveLength(before + 1);
    server.meet(
      (deliver) => deliver(),
      () => envelope(403, 'TOO_MANY_CODES'),
    );
    await expect(client.requestLinkCode()).rejects.toMatchObject({ code: 'TOO_MANY_CODES', name: 'SessionRefused' });
  });

  it('with a wrong code changes nothing and says why', async () => {
    const { client, studentId } = await createStudent();
    await expect(client.joinByLinkCode('WRONG')).rejects.toMatchObject({ code: 'LINK_CODE_INVALID' });
    expect((await client.openProfile()).studentId).toBe(studentId);
    expect(await attempts(client, 'at-home')).toBe(1);
    expect((await client.sync()).problem).toBeNull();
  });

  it('without a network changes nothing and says why', async () => {
    const { server, client, studentId } = await createStudent();
    server.meet(dropRequest);
    await expect(client.joinByLinkCode('CODE')).rejects.toMatchObject({ code: 'OFFLINE' });
    expect((await client.openProfile()).studentId).toBe(studentId);
  });

  it('moves every tab to the student, and nothing of the guest is left behind in one', async () => {
    const { server, client, studentId } = await createStudent();
    const phone = createTestPhone(server);
    const [one, two] = [phone.openTab(), phone.openTab()];
    await two.openProfile();
    await one.joinByLinkCode((await client.requestLinkCode()).code);
    await two.record(quiz('in-the-other-tab'));
    await vi.waitFor(async () => expect((await two.openProfile()).studentId).toBe(studentId));
    await two.sync();
    expect(await attempts(two, 'in-the-other-tab')).toBe(1);
    expect(server.log(studentId)).toHaveLength(2);
  });

  it('nobody’s work goes out as another’s while students change', async () => {
    const { server, client, studentId } = await createStudent();
    const phone = createTestPhone(server);
    const tab = phone.openTab();
    const guest = await tab.openProfile();
    await tab.sync();
    await tab.record(quiz('as-guest'));
    const { code } = await client.requestLinkCode();
    const joinOnTheWay: Fault = async (deliver) => {
      await phone.openTab().joinByLinkCode(code);
      return deliver();
    };
    server.meet(joinOnTheWay);
    await tab.sync();
    expect(server.log(guest.studentId)).toHaveLength(0);
    await tab.sync('student');
    expect(server.log(studentId)).toHaveLength(2);
    const senders = new Set(server.syncCalls().map(({ user_id }) => user_id));
    expect([...senders].sort()).toEqual([guest.studentId, studentId].sort());
  });
});
