import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type ClientOptions, WebSocket } from 'ws';
import type {
  AnswerMessage,
  ClientMessage,
  PublicMessage,
  ServerMessage,
  SocketTicket,
  StudentMessage,
} from '../../domain/realtime.ts';
import { SOCKET_TICKET_URL, TOPIC_OF } from '../../domain/realtime.ts';
import { fromWire } from '../../domain/wire.ts';
import type { Config } from '../config.ts';
import type { Context } from '../context.ts';
import { listen, stopListening } from '../listen.ts';
import { type Phone, post, signIn } from '../test-client.ts';
import { createTestServer } from '../test-context.ts';
import { createHub, type Hub } from './hub.ts';
import { asksForSocket, createSocketServer } from './socket-server.ts';

/** For tests: a server that listens, with WebSockets, and clients of it. */
export async function startSocketServer({
  config = {},
  overrides = {},
  times,
  wrapHub = (hub) => hub,
}: {
  config?: Partial<Config>;
  overrides?: Partial<Omit<Context, 'config'>>;
  times?: Parameters<typeof createSocketServer>[2];
  wrapHub?: (hub: Hub) => Hub;
} = {}) {
  const server = await createTestServer({ config, overrides });
  const { app, context, db } = server;
  const hub = wrapHub(createHub(context));
  const sockets = createSocketServer(context, hub, times);
  const http = await listen(context.config, getRequestListener(app.fetch), asksForSocket);
  sockets.attach(http);
  const { port } = http.address() as AddressInfo;

  return {
    ...{ ...server, hub, sockets, port },

    connect: (path: string, options: ClientOptions = {}) => connect(`ws://127.0.0.1:${port}/ws/${path}`, options),

    /** A new student's open connection. */
    async open(student?: Phone) {
      const phone = student ?? (await signIn(server));
      const client = connect(`ws://127.0.0.1:${port}/ws/${phone.studentId}`, { headers: { cookie: phone.cookie } });
      await client.opened;
      return { ...client, phone, studentId: phone.studentId };
    },

    async ticketFor(phone: Phone): Promise<SocketTicket> {
      return fromWire(await (await post(app, SOCKET_TICKET_URL, {}, phone.cookie)).json());
    },

    /** Writes a message as the sync does, and tells where it stands. */
    async keep(studentId: string, message: StudentMessage): Promise<number> {
      const [row] = await db.query<{ offset: number }>(
        'update students set last_offset = last_offset + 1 where id = $1 returning last_offset as offset',
        [studentId],
      );
      if (!row) throw new Error(`There is no student ${studentId}`);
      await db.query(
        'insert into student_messages (student_id, message_offset, topic, message) values ($1, $2, $3, $4)',
        [studentId, row.offset, TOPIC_OF[message.type], message],
      );
      return row.offset;
    },

    async stop() {
      await sockets.close();
      await stopListening(http, 0);
      await db.close();
    },
  };
}

export type TestSocketServer = Awaited<ReturnType<typeof startSocketServer>>;

function connect(url: string, options: ClientOptions) {
  const socket = new WebSocket(url, options);
  const received: ServerMessage[] = [];
  let news = Promise.withResolvers<void>();
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  // A refusal or a cut also ends in `close`, which tests look at.
  socket.on('error', () => {});
  socket.on('message', (data) => {
    received.push(JSON.parse(String(data)));
    news.resolve();
    news = Promise.withResolvers();
  });

  /** The first message of this type, from those received or to come. */
  async function next<Type extends ServerMessage['type']>(type: Type): Promise<Extract<ServerMessage, { type: Type }>> {
    for (;;) {
      const found = received.find((message) => message.type === type);
      if (found) {
        received.splice(received.indexOf(found), 1);
        return found as Extract<ServerMessage, { type: Type }>;
      }
      await news.promise;
    }
  }

  return {
    ...{ socket, received, closed, next },
    opened: once(socket, 'open'),
    /** The status and the error of a refused connection. */
    refusal: new Promise<{ status: number | undefined; code: string }>((resolve) => {
      socket.on('unexpected-response', async (_, response) => {
        const chunks: Buffer[] = await response.toArray();
        resolve({ status: response.statusCode, code: JSON.parse(String(Buffer.concat(chunks))).error.code });
      });
    }),
    send: (message: ClientMessage) => socket.send(JSON.stringify(message)),
    /** All messages before the answer to a ping sent now, which no message overtakes. */
    async drain(): Promise<Exclude<ServerMessage, AnswerMessage>[]> {
      socket.send(JSON.stringify({ action: 'ping' }));
      await next('pong');
      return received.splice(0) as Exclude<ServerMessage, AnswerMessage>[];
    },
  };
}

export type TestSocket = ReturnType<typeof connect>;

const timestamp = '2026-11-23T09:00:00.000Z';

export function progressUpdate(student_id: string, mastery_points = 10): StudentMessage {
  return {
    type: 'progress_update',
    data: { student_id, lesson_id: 'tiny-lesson', progress_percentage: 50, mastery_points, seq: 1, timestamp },
  };
}

export function quizResult(student_id: string): StudentMessage {
  return {
    type: 'quiz_result',
    data: { student_id, quiz_id: 'tiny-lesson', score_percentage: 80, passed: true, timestamp },
  };
}

export const NEW_LESSON: PublicMessage = {
  type: 'new_lesson',
  data: { lesson_id: 'tiny-lesson', title: 'Adding small numbers', timestamp },
};
