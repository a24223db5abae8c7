import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { createScriptedServer, dropRequest, type Fault } from '../scripted-server.ts';
import { attempts, createTestPhone, quiz } from '../test-phone.ts';
import { createLock } from './lock.ts';

/** Tabs of a browser without Web Locks: nobody keeps them from sending at the same time. */
async function createTabs() {
  const server = createScriptedServer();
  const phone = createTestPhone(server);
  const [one, two] = [phone.openTab(createLock(undefined)), phone.openTab(createLock(undefined))];
  const { studentId } = await one.openProfile();
  await one.sync();
  await two.sync();
  server.calls.splice(0);
  return { server, phone, one, two, studentId };
}

/** An answer that is given at once and arrives when told. */
function held() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const fault: Fault = async (deliver) => {
    const answer = deliver();
    await promise;
    return answer;
  };
  return { fault, arrive: resolve };
}

describe('fault 32: two tabs without Web Locks', () => {
  it('take in overlapping changes once', async () => {
    const { server, one, two, studentId } = await createTabs();
    await one.record(quiz());
    const { fault, arrive } = held();
    // The first answer tells of one event; the second, of two, is taken in before it.
    server.meet(fault);
    const late = one.sync();
    await vi.waitFor(() => expect(server.log(studentId)).toHaveLength(1));
    await two.record(quiz());
    await two.sync();
    arrive();
    await late;
    expect(await one.readProgress()).toEqual(server.progress(studentId));

    // And the other way round: what was taken in first is left out of the larger answer.
    await one.record(quiz());
    const early = held();
    const later = held();
    server.meet(early.fault, later.fault, dropRequest);
    const first = one.sync();
    await vi.waitFor(() => expect(server.log(studentId)).toHaveLength(3));
    await two.record(quiz());
    const second = two.sync();
    await vi.waitFor(() => expect(server.log(studentId)).toHaveLength(4));
    early.arrive();
    await first;
    later.arrive();
    await second;
    expect(await one.readProgress()).toEqual(server.progress(studentId));
  });

  it('an acknowledgement from before the server was restored does not count after it', async () => {
    const { server, one, two, studentId } = await createTabs();
    await one.record(quiz('kept'));
    await one.sync();
    await one.record(quiz('lost'));
    const { fault, arrive } = held();
    server.meet(fault);
    const late = one.sync();
    await vi.waitFor(() => expect(server.log(studentId)).toHaveLength(2));
    server.restore(1);
    // The other tab sends it too, in vain, learns of the new history, and is about to send all of it again.
    server.meet(
      (deliver) => {
        const answer = deliver();
        server.restore(1);
        return answer;
      },
      (deliver) => deliver(),
      dropRequest,
    );
    await two.sync();
    arrive();
    await late;
    await two.sync('student');
    expect(server.log(studentId)).toHaveLength(2);
    expect(await one.readProgress()).toEqual(server.progress(studentId));
  });

  it('a snapshot overtaken by newer answers does not turn back what is shown', async () => {
    const { server, one, two } = await createTabs();
    await one.record(quiz());
    await one.sync();
    server.outdateCursors();
    await one.record(quiz());
    const { fault, arrive } = held();
    server.meet(
      (deliver) => deliver(),
      (deliver) => deliver(),
      (deliver) => deliver(),
      fault,
    );
    const late = one.sync();
    await vi.waitFor(() => expect(server.syncCalls().at(-1)).toMatchObject({ cursor: null, events: [] }));
    await vi.waitFor(() => expect(server.calls).toHaveLength(5));
    await two.sync();
    await two.record(quiz());
    await two.sync();
    const { cursor } = server.syncCalls().at(-1) ?? {};
    server.meet((deliver) => deliver());
    arrive();
    await late;
    expect(await attempts(one)).toBe(3);
    await two.sync();
    expect(server.syncCalls().at(-1)?.cursor?.seq).toBeGreaterThan(cursor?.seq ?? 0);
  });

  it('a snapshot that includes what was just sent does not make it count twice', async () => {
    const { server, one, two, studentId } = await createTabs();
    await one.record(quiz());
    await one.sync();
    server.outdateCursors();
    const { fault, arrive } = held();
    let sending: Promise<unknown> = Promise.resolve();
    server.meet(
      (deliver) => deliver(),
      (deliver) => deliver(),
      async (deliver) => {
        await two.record(quiz());
        server.meet(fault, dropRequest);
        sending = two.sync();
        await vi.waitFor(() => expect(server.log(studentId)).toHaveLength(2));
        return deliver();
      },
    );
    await one.sync();
    arrive();
    await sending;
    expect(await one.readProgress()).toEqual(server.progress(studentId));
  });

  it('agree with the server in the end, whenever their answers come', async () => {
    const delays = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 2, maxLength: 12 });
    const round = fc.record({
      recordOne: fc.nat(2),
      recordTwo: fc.nat(2),
      delays,
      server: fc.constantFrom('same', 'same', 'outdate', 'restore'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        const { server, one, two, studentId } = await createTabs();
        let recorded = 0;
        for (const { recordOne, recordTwo, delays, server: change } of rounds) {
          for (let i = 0; i < recordOne; i++) await one.record(quiz());
          server.meet(
            ...delays.map(
              ([before, after]): Fault =>
                async (deliver) => {
                  await turns(before);
                  const answer = deliver();
                  await turns(after);
                  return answer;
                },
            ),
          );
          const both = [one.sync('student'), two.sync('student')];
          if (change === 'outdate') server.outdateCursors();
          if (change === 'restore') server.restore(2);
          for (let i = 0; i < recordTwo; i++) await two.record(quiz());
          await Promise.all(both);
          server.quiet();
          recorded += recordOne + recordTwo;
        }
        for (const tab of [one, two, one]) await tab.sync('student');
        expect(server.log(studentId)).toHaveLength(recorded);
        expect(await one.readProgress()).toEqual(server.progress(studentId));
        expect(one.syncState()).toMatchObject({ waiting: 0, problem: null });
      }),
      { numRuns: process.env.LONG ? 2000 : 150 },
    );
  }, 300_000);
});

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}
