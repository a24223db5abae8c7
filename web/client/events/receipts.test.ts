import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStorage } from '../../db/open-storage.ts';
import { createScriptedServer, dropRequest } from '../scripted-server.ts';
import { createTestPhone, quiz, recordIn } from '../test-phone.ts';
import { readReceipts } from './receipts.ts';

async function createPhone() {
  const server = createScriptedServer();
  const client = createTestPhone(server).openTab();
  await client.sync();
  return { server, client };
}

describe('receipts', () => {
  it('tell of what waits, and once the server has it, when and where', async () => {
    const { server, client } = await createPhone();
    const { id } = await client.record(quiz());
    const waiting = {
      eventId: id,
      type: 'quiz_submitted',
      lessonId: 'the-mole',
      occurredAt: server.now,
      acknowledgedAt: null,
      seq: null,
    };
    expect(await client.readReceipt(id)).toEqual(waiting);
    expect(await client.readReceipts(10)).toEqual([waiting]);
    await client.sync();
    expect(await client.readReceipt(id)).toEqual({ ...waiting, acknowledgedAt: server.now, seq: 1 });
  });

  it('are of no lesson for a setting', async () => {
    const { client } = await createPhone();
    const { id } = await client.record({ type: 'setting_changed', payload: { key: 'display-name', value: 'Ada' } });
    expect(await client.readReceipt(id)).toMatchObject({ type: 'setting_changed', lessonId: null });
  });

  it('are taken back when the server lost what it had', async () => {
    const { server, client } = await createPhone();
    const { id } = await client.record(quiz());
    await client.sync();
    server.restore(1);
    server.meet((deliver) => deliver(), dropRequest);
    await client.sync();
    expect(await client.readReceipt(id)).toMatchObject({ seq: null });
    await client.sync('student');
    expect(await client.readReceipt(id)).toMatchObject({ seq: 1 });
  });

  it('there are none for what is not here or was rejected', async () => {
    const { server, client } = await createPhone();
    server.refuse = () => ({ code: 'INVALID_EVENT', message: 'no' });
    const { id } = await client.record(quiz());
    await client.sync();
    expect(await client.readReceipt(id)).toBeUndefined();
    expect(await client.readReceipts(10)).toEqual([]);
  });

  it('come newest first, also page by page', async () => {
    const { server, client } = await createPhone();
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      server.now += 1000;
      ids.unshift((await client.record(quiz())).id);
    }
    const first = await client.readReceipts(2);
    const rest = await client.readReceipts(10, first.at(-1)?.eventId);
    expect([...first, ...rest].map(({ eventId }) => eventId)).toEqual(ids);
    expect(first).toHaveLength(2);
  });

  it('come all, each once, in pages of any size', async () => {
    const store = await openStorage(new IDBFactory()).openStudent('ada');
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const id of ids) await recordIn(store, id);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async (size) => {
        const seen: string[] = [];
        for (;;) {
          const page = await readReceipts(store, size, seen.at(-1) ?? null);
          if (page.length === 0) break;
          expect(page.length).toBeLessThanOrEqual(size);
          seen.push(...page.map(({ eventId }) => eventId));
        }
        expect(seen).toEqual(ids.toReversed());
      }),
    );
  });
});
