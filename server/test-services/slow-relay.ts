import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { Transform } from 'node:stream';

export interface SlowRelay extends AsyncDisposable {
  port: number;
  /** By how many milliseconds what the server sends comes late. */
  delayMs: number;
}

/** Stands between clients and a server of this machine, whose answers it can hold back. */
export async function startSlowRelay(targetPort: number): Promise<SlowRelay> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    const late = new Transform({
      transform: (chunk: Buffer, _, done) => void setTimeout(() => done(null, chunk), relay.delayMs),
    });
    near.pipe(far).pipe(late).pipe(near);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      // An end that breaks breaks the other; `close` follows.
      socket.on('error', () => socket.destroy());
      socket.once('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const relay: SlowRelay = {
    port: address.port,
    delayMs: 0,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return relay;
}
