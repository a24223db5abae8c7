import 'fake-indexeddb/auto';
import { IDBObjectStore } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createScriptedServer, dropRequest, dropResponse, type Fault } from '../scripted-server.ts';
import { readBase } from '../student/student.ts';
import { attempts, createTestPhone, quiz } from '../test-phone.ts';

const DAY = 86_400_000;

/** Two phones of one student. */
async function createTwoPhones() {
  const server = createScriptedServer();
  const first = createTestPhone(server);
  const client = first.openTab();
  const { studentId } = await client.openProfile();
  await client.sync();
  const second = createTestPhone(server);
  const other = second.openTab();
  await other.openProfile();
  await other.joinByLinkCode((await client.requestLinkCode()).code);
  await other.sync();
  return { server, first, client, second, other, studentId };
}

describe('what the server has', () => {
  it('fault 36: a server restored from a backup gets back from the phone what the backup lacks', async () => {
    const { server, client, studentId } = await createTwoPhones();
    for (let i = 0; i < 10; i++) await client.record(quiz());
    await client.sync();
    server.restore(6);
    expect(server.log(studentId)).toHaveLength(4);
    await client.record(quiz());
    expect(await client.sync()).toMatchObject({ problem: null, waiting: 0 });
    expect(server.log(studentId)).toHaveLength(11);
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it('fault 36: so does one that was emptied, and one restored without telling', async () => {
    for (const [lost, options] of [
      [10, {}],
      [6, { sameEpoch: true }],
    ] as const) {
      const { server, client, studentId } = await createTwoPhones();
      for (let i = 0; i < 10; i++) await client.record(quiz());
      await client.sync();
      server.restore(lost, options);
      await client.sync();
      expect(server.log(studentId)).toHaveLength(10);
      expect(await client.readProgress()).toEqual(server.progress(studentId));
    }
  });

  it('fault 36: a cursor too old is replaced by a snapshot, and the old progress shows until then', async () => {
    const { server, client, other, studentId } = await createTwoPhones();
    await client.record(quiz());
    await other.record(quiz('of-the-other'));
    await other.sync();
    await client.sync();
    server.outdateCursors();
    server.meet((deliver) => deliver(), dropRequest);
    await client.record(quiz());
    expect(await client.sync()).toMatchObject({ problem: 'offline' });
    expect(await attempts(client)).toBe(2);
    expect(await attempts(client, 'of-the-other')).toBe(1);
    expect(await client.sync('student')).toMatchObject({ problem: null, waiting: 0 });
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it('fault 36: work done while a reset is under way is neither lost nor counted twice', async () => {
    const { server, client, studentId } = await createTwoPhones();
    for (let i = 0; i < 3; i++) await client.record(quiz());
    await client.sync();
    server.restore(2);
    const recordOnTheWay: Fault = async (deliver) => {
      const answer = deliver();
      await client.record(quiz());
      return answer;
    };
    server.meet(...Array<Fault>(4).fill(recordOnTheWay));
    await client.sync();
    server.quiet();
    expect(await client.sync()).toMatchObject({ waiting: 0, problem: null });
    expect(server.log(studentId)).toHaveLength(7);
    expect(await attempts(client)).toBe(7);
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it('fault 18: of two phones offline on one lesson both quizzes count and the later setting wins, on both', async () => {
    const { server, client, other } = await createTwoPhones();
    await client.record(quiz());
    await other.record({ type: 'setting_changed', payload: { key: 'name', value: 'Adaeze' } });
    server.now += 1000;
    await client.record({ type: 'setting_changed', payload: { key: 'name', value: 'Ada' } });
    await other.record(quiz());
    // The later setting arrives first.
    for (const phone of [client, other, client]) await phone.sync();
    for (const phone of [client, other]) {
      const { lessons, settings } = await phone.readProgress();
      expect(lessons['the-mole']?.quiz.attempts).toBe(2);
      expect(settings.name?.value).toBe('Ada');
    }
  });

  it('what a new history acknowledges is not taken for a part of the progress of the old one', async () => {
    const { server, client } = await createTwoPhones();
    server.outdateCursors();
    await client.sync();
    await client.record(quiz());
    server.restore(0);
    const seen: number[] = [];
    const look: Fault = async (deliver) => {
      seen.push(await attempts(client));
      return deliver();
    };
    server.meet(look, look);
    await client.sync();
    expect(seen).toEqual([1, 1]);
    expect(await attempts(client)).toBe(1);
  });

  it('a second epoch in the middle of draining for the first is noticed', async () => {
    const { server, client, studentId } = await createTwoPhones();
    for (let i = 0; i < 120; i++) await client.record(quiz());
    await client.sync();
    server.restore(110);
    const restoreAgain: Fault = (deliver) => {
      const answer = deliver();
      server.restore(50);
      return answer;
    };
    server.meet(
      (deliver) => deliver(),
      (deliver) => deliver(),
      restoreAgain,
    );
    expect(await client.sync()).toMatchObject({ waiting: 0, problem: null });
    expect(server.log(studentId)).toHaveLength(120);
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it('comes page by page when it is much, the phone’s own events among it counted once', async () => {
    const { server, client, other, studentId } = await createTwoPhones();
    for (let i = 0; i < 1200; i++) await other.record(quiz());
    await other.sync();
    await client.record(quiz());
    server.meet((deliver) => deliver(), dropRequest);
    await client.sync();
    // Acknowledged, but beyond the page of changes that came: on top of what is known so far.
    expect(client.syncState().waiting).toBe(0);
    expect(await attempts(client)).toBe(501);
    await client.sync('student');
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it('is taken in as a whole or not at all, wherever the app is killed on the way', async () => {
    const { server, first, client, studentId } = await createTwoPhones();
    let recorded = 0;
    for (let writesBefore = 0; writesBefore < 8; writesBefore++) {
      await client.record(quiz());
      recorded++;
      let writes = 0;
      const { put } = IDBObjectStore.prototype;
      const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
        if (writes++ === writesBefore) throw new Error('killed');
        return put.apply(this, row);
      });
      const sync = client.sync('student');
      if (writesBefore < 4) await expect(sync).rejects.toThrow('killed');
      else await sync;
      spy.mockRestore();
      const reopened = first.openTab();
      expect(await attempts(reopened)).toBe(recorded);
      expect(await reopened.sync()).toMatchObject({ problem: null, waiting: 0 });
      expect(await reopened.readProgress()).toEqual(server.progress(studentId));
    }
  });

  it('progress folded by other rules is fetched afresh', async () => {
    const { server, first, client, studentId } = await createTwoPhones();
    await client.record(quiz());
    await client.sync();
    const store = await first.storage.openStudent(studentId);
    await store.write(async (rows) => rows.putBase({ ...(await readBase(rows)), foldVersion: 0 }));
    await client.sync();
    expect(server.syncCalls().at(-1)?.cursor).toBeNull();
    expect(await client.readProgress()).toEqual(server.progress(studentId));
  });

  it('events are kept for ninety days after the server took them', async () => {
    const { server, first, client, studentId } = await createTwoPhones();
    await client.record(quiz());
    await client.sync();
    const store = await first.storage.openStudent(studentId);
    const kept = () => store.read((rows) => rows.pageEvents('', 10));
    server.now += 89 * DAY;
    await client.sync();
    expect(await kept()).toHaveLength(1);
    server.now += 2 * DAY;
    await client.sync();
    expect(await kept()).toHaveLength(0);
    expect(await attempts(client)).toBe(1);
  });

  it('events the server lacks are kept for ever', async () => {
    const { server, client } = await createTwoPhones();
    server.refuse = ({ type }) => (type === 'setting_changed' ? null : { code: 'INVALID_EVENT', message: 'no' });
    await client.record(quiz());
    await client.sync();
    await client.record(quiz());
    server.now += 1000 * DAY;
    server.meet(dropRequest);
    await client.sync();
    expect(await client.exportUnsent()).toMatchObject({ waiting: [{}], rejected: [{}] });
  });

  it.each([-3650 * DAY, 3650 * DAY])(
    'the ninety days begin at the server’s answer, however the phone’s clock jumps (%i ms)',
    async (jump) => {
      const { server, first, client, studentId } = await createTwoPhones();
      await client.record(quiz());
      first.skew = jump;
      await client.sync();
      server.now += 89 * DAY;
      await client.sync();
      const store = await first.storage.openStudent(studentId);
      expect(await store.read((rows) => rows.pageEvents('', 10))).toHaveLength(1);
    },
  );
});

describe('a row counts once', () => {
  type Step =
    | { do: 'record' | 'record-other' | 'sync' | 'sync-other' | 'reopen' | 'outdate' | 'epoch' }
    | { do: 'restore'; lost: number }
    | { do: 'faults'; faults: Fault[] };

  const plain = fc.constantFrom('record', 'record-other', 'sync', 'sync-other', 'reopen', 'outdate', 'epoch');
  const faults: fc.Arbitrary<Fault> = fc.constantFrom<Fault[]>(
    Object.assign((deliver: () => Response) => deliver(), { toString: () => 'deliver' }),
    Object.assign(dropRequest, { toString: () => 'dropRequest' }),
    Object.assign(dropResponse, { toString: () => 'dropResponse' }),
  );
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: plain.map((name) => ({ do: name }) as Step) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), lost: fc.integer({ min: 0, max: 5 }) }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('faults' as const), faults: fc.array(faults, { maxLength: 4 }) }),
    },
  );

  it('at every moment, whatever the network and the server do, and in the end both sides agree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { server, first, second, studentId, ...clients } = await createTwoPhones();
        let { client } = clients;
        const { other } = clients;
        let recorded = 0;
        const check = async () => expect(await attempts(client, 'own')).toBe(recorded);
        // Also between the requests of one sync; noted only, since an error here would look like one of the network.
        const seenOnTheWay: [number, number][] = [];
        const watched =
          (fault: Fault): Fault =>
          async (deliver, call) => {
            seenOnTheWay.push([await attempts(client, 'own'), recorded]);
            return fault(deliver, call);
          };
        for (const step of steps) {
          server.now += 1000;
          switch (step.do) {
            case 'record':
              await client.record(quiz('own'));
              recorded++;
              break;
            case 'record-other':
              await other.record(quiz('others'));
              break;
            case 'sync':
              await client.sync('student');
              break;
            case 'sync-other':
              await other.sync('student');
              break;
            case 'reopen':
              client = first.openTab();
              break;
            case 'outdate':
              server.outdateCursors();
              break;
            case 'epoch':
              server.restore(0);
              break;
            case 'restore':
              server.restore(step.lost);
              break;
            case 'faults':
              server.meet(...step.faults.map(watched));
          }
          await check();
        }
        for (const [seen, expected] of seenOnTheWay) expect(seen).toBe(expected);
        server.quiet();
        for (const one of [client, other, client, other]) {
          expect(await one.sync('student')).toMatchObject({ problem: null, waiting: 0, rejected: 0 });
        }
        expect(server.log(studentId).filter((row) => 'lesson_id' in row && row.lesson_id === 'own')).toHaveLength(
          recorded,
        );
        for (const one of [client, other]) expect(await one.readProgress()).toEqual(server.progress(studentId));
        await Promise.all([first, second].map(({ storage }) => storage.shared.close()));
      }),
      { numRuns: process.env.LONG ? 2000 : 200 },
    );
  }, 300_000);
});
