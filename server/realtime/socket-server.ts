import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { SOCKET_URL } from '../../domain/realtime.ts';
import type { Context } from '../context.ts';
import { ApiError } from '../errors.ts';
import { admitSocket } from './admit-socket.ts';
import { type SocketTimes, serveConnection } from './connection.ts';
import { endSocket, REASONS } from './end-socket.ts';
import type { Hub } from './hub.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';

const TIMES: SocketTimes = { heartbeatMs: 25_000, closeMs: 2000 };
/** A subscription to everything is a tenth of it. */
const MAX_MESSAGE_BYTES = 4096;

const route = `${SOCKET_URL}/:student_id`;

/** Whether a request is for a WebSocket. Others that ask for another protocol are answered in the one they came by. */
export function asksForSocket({ url, headers }: IncomingMessage): boolean {
  return url?.startsWith(`${SOCKET_URL}/`) === true && headers.upgrade?.toLowerCase() === 'websocket';
}

/** Opens `/ws/{student_id}` on an HTTP server. Messages may be compressed at no gain: they are short. */
export function createSocketServer(context: Context, hub: Hub, times = TIMES) {
  const { log } = context;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES, perMessageDeflate: false });
  let isClosing = false;

  return {
    attach(server: Server): void {
      server.on('upgrade', upgrade);
    },

    /** Sends every client elsewhere and takes no more. */
    async close(): Promise<void> {
      isClosing = true;
      await Promise.all([...sockets.clients].map((socket) => endSocket(socket, REASONS.restarting, times.closeMs)));
    },
  };

  async function upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): Promise<void> {
    const logCut = (err: Error) => log.debug({ err, route }, 'a connection was cut before it was a WebSocket');
    connection.on('error', logCut);
    try {
      const studentId = await admitSocket(context, request);
      if (isClosing) throw new ApiError(503, 'RESTARTING', 'This process takes no more connections');
      connection.off('error', logCut);
      sockets.handleUpgrade(request, connection, head, (socket) => open(socket, studentId));
    } catch (error) {
      const status = refuseUpgrade(context, connection, error instanceof Error ? error : new Error(String(error)));
      log.info({ method: 'GET', route, status }, 'request');
    }
  }

  function open(socket: WebSocket, studentId: string): void {
    log.info({ method: 'GET', route, status: 101, student_id: studentId }, 'request');
    serveConnection(socket, studentId, { ...context, hub, times });
  }
}
