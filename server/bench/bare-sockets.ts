import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

/** A process with nothing but `ws`, the peer of realtime.ts: sends what its parent tells it to everyone who is connected. */
const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
await once(sockets, 'listening');
process.on('message', (message: string) => {
  const frame = Buffer.from(message);
  for (const socket of sockets.clients) socket.send(frame, { binary: false });
});
process.once('disconnect', () => process.exit(0));
process.send?.((sockets.address() as AddressInfo).port);
