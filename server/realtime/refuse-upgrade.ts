import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Context } from '../context.ts';
import { describeError } from '../errors.ts';

/** Answers a request for a WebSocket as the API answers an error, and ends its connection. Returns the status. */
export function refuseUpgrade(context: Pick<Context, 'clock' | 'log'>, socket: Duplex, error: Error): number {
  const requestId = randomUUID();
  const { status, headers, body } = describeError(context, error, requestId);
  const text = JSON.stringify(body);
  const head = Object.entries({
    ...headers,
    Connection: 'close',
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'X-Request-Id': requestId,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join('')}\r\n${text}`);
  return status;
}
