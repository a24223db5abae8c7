import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import type { ProductServer } from './server.ts';

/**
 * `down`: connections break. `silent`: they open and nothing ever comes back. `portal`: every request is answered with
 * the page of a Wi-Fi that wants a sign-in first.
 */
export type NetworkState = 'up' | 'down' | 'silent' | 'portal';

export interface Network extends AsyncDisposable {
  /** Where a phone finds the server through this network. */
  url: string;
  become(state: NetworkState): void;
  /** How many bytes the server has sent to phones so far. */
  bytesDown(): number;
}

/**
 * What lies between a phone and the server. It holds for all of a browser, also for a worker that the browser itself
 * wakes as it starts, which the offline switch of the developer tools does not reach.
 */
export async function openNetwork(server: ProductServer): Promise<Network> {
  const { port, hostname } = new URL(server.url);
  const sockets = new Set<Socket>();
  const portal = createHttpServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Sign in to go online</h1>');
  });
  let state: NetworkState = 'up';
  let bytesDown = 0;

  const relay = createServer((phone) => {
    keep(phone);
    if (state === 'down') phone.destroy();
    if (state === 'portal') portal.emit('connection', phone);
    if (state === 'up') {
      const far = keep(connect(Number(port), hostname));
      phone.pipe(far).pipe(phone);
      far.on('data', (chunk: Buffer) => {
        bytesDown += chunk.length;
      });
      phone.once('close', () => far.destroy());
      far.once('close', () => phone.destroy());
    }
  }).listen(0, hostname);
  await once(relay, 'listening');
  const address = relay.address();
  if (address === null || typeof address === 'string') throw new Error('no port');

  return {
    url: `http://${hostname}:${address.port}`,
    become(next) {
      state = next;
      for (const socket of sockets) socket.destroy();
    },
    bytesDown: () => bytesDown,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      relay.close();
      await once(relay, 'close');
    },
  };

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A broken connection is what this network is for; `close` follows.
    socket.on('error', () => socket.destroy());
    return socket;
  }
}
