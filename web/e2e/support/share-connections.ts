import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Listens on `port` and hands each connection to the next of `targets`, ports of processes that serve the same. */
export async function shareConnections(port: number, targets: number[]): Promise<AsyncDisposable> {
  const sockets = new Set<Socket>();
  let next = 0;
  const relay = createServer((near) => {
    const target = targets[next++ % targets.length];
    if (target === undefined) throw new Error('no process to share connections between');
    const far = connect(target, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      // An end that breaks breaks the other; `close` follows.
      socket.on('error', () => socket.destroy());
      socket.once('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  }).listen(port, '127.0.0.1');
  await once(relay, 'listening');
  return {
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      relay.close();
      await once(relay, 'close');
    },
  };
}
