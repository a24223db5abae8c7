import type { WebSocket } from 'ws';
import type { Context } from '../context.ts';
import { answerClient } from './answer-client.ts';
import { codeLabel, endSocket, REASONS } from './end-socket.ts';
import type { Hub } from './hub.ts';
import type { Frame } from './message-feed.ts';
import { createTokenBucket } from './token-bucket.ts';

const MESSAGES_PER_SECOND = 10;
const BURST = 50;
/** What may wait for a slow reader: several times as many messages as are kept for one student. */
const MAX_BUFFERED_BYTES = 256 * 1024;

export interface SocketTimes {
  /** Between two pings. A connection that has not answered one by the next is dead. */
  heartbeatMs: number;
  /** How long one that is to close may take to say so too. */
  closeMs: number;
}

export type ConnectionDeps = Pick<Context, 'clock' | 'log' | 'metrics'> & { hub: Hub; times: SocketTimes };

/** Serves one student over `socket` until it closes. */
export function serveConnection(
  socket: WebSocket,
  studentId: string,
  { clock, log, metrics, hub, times }: ConnectionDeps,
): void {
  const bucket = createTokenBucket(MESSAGES_PER_SECOND, BURST, clock);
  const { feed, leave } = hub.join(studentId, { send, fail });
  let isAlive = true;
  let endedWith: number | null = null;
  const heartbeat = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, times.heartbeatMs);
  metrics.openSockets.inc();

  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('ping', mayGoOn);
  socket.on('message', (data, isBinary) => {
    if (!mayGoOn()) return;
    if (isBinary) close(REASONS.binary);
    else answerClient(String(data), { feed, clock, reply: (answer) => send(JSON.stringify(answer)) });
  });
  // It is closing then, with a code that says why.
  socket.on('error', (err) => log.debug({ err, student_id: studentId }, 'a WebSocket failed'));
  socket.once('close', (code) => {
    clearInterval(heartbeat);
    leave();
    metrics.openSockets.dec();
    metrics.socketCloses.inc({ code: codeLabel(endedWith ?? code) });
  });

  function send(frame: Frame): void {
    if (socket.readyState !== socket.OPEN) return;
    socket.send(frame, { binary: false });
    metrics.socketMessages.inc();
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) close(REASONS.tooSlow);
  }

  function fail(err: unknown): void {
    if (socket.readyState !== socket.OPEN) return;
    log.warn({ err, student_id: studentId }, 'a WebSocket has to resume later');
    close(REASONS.unavailable);
  }

  function mayGoOn(): boolean {
    if (socket.readyState !== socket.OPEN) return false;
    const isAllowed = bucket.take();
    if (!isAllowed) close(REASONS.flood);
    return isAllowed;
  }

  function close(reason: (typeof REASONS)[keyof typeof REASONS]): void {
    endedWith = reason[0];
    void endSocket(socket, reason, times.closeMs);
  }
}
