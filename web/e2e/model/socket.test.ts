import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { progressUpdate, startSocketServer, type TestSocketServer } from '../../../server/realtime/test-sockets.ts';
import { signIn } from '../../../server/test-client.ts';
import { createSocketClient, type Socket } from '../../client/socket/socket-client.ts';

let server: TestSocketServer;
beforeAll(async () => {
  server = await startSocketServer();
});
afterAll(() => server.stop());

test('a client of the real server is told everything once, across a cut', async () => {
  const phone = await signIn(server);
  const sockets: WebSocket[] = [];
  const client = createSocketClient({
    url: `ws://127.0.0.1:${server.port}/ws/${phone.studentId}`,
    createSocket(url) {
      const socket = new WebSocket(url);
      sockets.push(socket);
      return socket as unknown as Socket;
    },
    getTicket: async () => (await server.ticketFor(phone)).ticket,
    topics: ['progress'],
    now: () => Date.now(),
    timers: {
      // Nobody waits for seconds here.
      set: (run, milliseconds) => setTimeout(run, milliseconds / 100),
      clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
    },
    random: (length) => new Uint8Array(length),
  });
  const told: number[] = [];
  client.on('progress_update', ({ offset }) => told.push(offset));
  const tell = async () => {
    const message = progressUpdate(phone.studentId);
    const offset = await server.keep(phone.studentId, message);
    server.hub.deliver({ student_id: phone.studentId, messages: [{ offset, message }] });
  };

  await vi.waitFor(() => expect(client.place()).toMatchObject({ offset: 0 }));
  await tell();
  await tell();
  await vi.waitFor(() => expect(told).toEqual([1, 2]));
  sockets[0]?.terminate();
  await tell();
  await tell();
  await vi.waitFor(() => expect(told).toEqual([1, 2, 3, 4]), { timeout: 10_000 });
  await tell();
  await vi.waitFor(() => expect(told).toEqual([1, 2, 3, 4, 5]));
  expect(sockets.length).toBeGreaterThan(1);
  client.close();
});
