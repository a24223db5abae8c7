import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYNC_URL, type WireSyncRequest, type WireSyncResponse } from '../../domain/sync.ts';
import { type Phone, post, sectionRead, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';

type Server = Awaited<ReturnType<typeof createTestServer>>;

/** Two processes on one database, as far as they know of each other. */
let servers: [Server, Server];
beforeAll(async () => {
  const first = await createTestServer();
  servers = [first, await createTestServer({ overrides: { db: first.db } })];
});
afterAll(() => servers[0].db.close());

async function syncAt({ app, clock }: Server, phone: Phone, request: Partial<WireSyncRequest>) {
  const { deviceId: device_id, studentId: user_id } = phone;
  const body = { p: 1, device_id, user_id, now: clock.now, cursor: null, events: [], ...request };
  const answer: WireSyncResponse = await (await post(app, SYNC_URL, body, phone.cookie)).json();
  return answer;
}

test('a batch that arrives at two servers at once is kept once', async () => {
  const phone = await signIn(servers[0]);
  for (let round = 0; round < 10; round++) {
    const events = Array.from({ length: 5 }, () => sectionRead());
    const answers = await Promise.all(servers.map((server) => syncAt(server, phone, { events })));
    for (const { id } of events) {
      const results = answers.map((answer) => answer.results.find((result) => result.id === id));
      expect(results.map((result) => result?.s).sort()).toEqual(['dup', 'ok']);
      const places = results.map((result) => (result?.s === 'rej' ? null : result?.seq));
      expect(places[0]).toBe(places[1]);
    }
  }
});

test('a phone that reads while others write misses nothing', async () => {
  const phone = await signIn(servers[0]);
  let { cursor } = await syncAt(servers[0], phone, {});
  const seen: string[] = [];
  const sent: string[] = [];
  const read = async () => {
    const answer = await syncAt(servers[1], phone, { cursor });
    seen.push(...answer.changes.map(({ id }) => id));
    cursor = answer.cursor;
  };
  const write = async (server: Server) => {
    const events = [sectionRead(), sectionRead()];
    sent.push(...events.map(({ id }) => id));
    await syncAt(server, phone, { events });
  };
  for (let round = 0; round < 20; round++) await Promise.all([write(servers[0]), read(), write(servers[1])]);
  await read();
  expect(seen.sort()).toEqual(sent.sort());
});
