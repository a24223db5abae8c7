import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { MAX_BATCH_BYTES } from '../../../domain/sync.ts';
import { createScriptedServer, envelope } from '../scripted-server.ts';
import { createTestPhone, quiz } from '../test-phone.ts';

async function createSyncedPhone() {
  const server = createScriptedServer();
  const client = createTestPhone(server).openTab();
  await client.sync();
  const batches = () => server.syncCalls().flatMap(({ events }) => (events.length > 0 ? [events] : []));
  return { server, client, batches };
}

it('batches grow again after one was too large', async () => {
  const { server, client, batches } = await createSyncedPhone();
  for (let i = 0; i < 240; i++) await client.record(quiz());
  const tooLarge = () => envelope(413, 'TOO_LARGE');
  server.meet(tooLarge, tooLarge);
  expect(await client.sync()).toMatchObject({ problem: null, waiting: 0 });
  expect(batches().map(({ length }) => length)).toEqual([100, 50, 25, 50, 100, 65]);
});

it('a batch holds no more bytes than the server takes, in whatever script they are written', async () => {
  const { client, batches } = await createSyncedPhone();
  for (let i = 0; i < 20; i++) {
    await client.record({ type: 'note_saved', lessonId: 'the-mole', payload: { text: 'ẹ́'.repeat(2000) } });
  }
  expect(await client.sync()).toMatchObject({ problem: null, waiting: 0 });
  const bytes = batches().map((events) =>
    events.reduce<number>((sum, event) => sum + Buffer.byteLength(JSON.stringify(event)), 0),
  );
  expect(Math.max(...bytes)).toBeLessThanOrEqual(MAX_BATCH_BYTES);
  expect(bytes).toHaveLength(Math.ceil(bytes.reduce((sum, size) => sum + size, 0) / MAX_BATCH_BYTES));
});
