import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { SOCKET_URL } from '../../domain/realtime.ts';
import { SESSION_URL } from '../../domain/session.ts';
import { startApi } from '../chaos/api-process.ts';
import { BROADCAST } from '../queue/queue.ts';
import { openRabbitmq } from '../queue/rabbitmq.ts';
import type { Broadcast } from '../realtime/student-messages.ts';
import { cookieOf, newId, newSecret } from '../test-client.ts';
import { startPostgres } from '../test-services/postgres.ts';
import { startRabbitmq } from '../test-services/rabbitmq.ts';
import { quantile } from './load/quantile.ts';
import type { Table } from './table.ts';

const SOCKETS = 1000;
const P99_LIMIT_MS = 100;
/** Broadcasts a second, each to every socket. */
const RATES = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 120, 140, 160];
const SECONDS = 3;
const ROUNDS = 3;

/** Two processes that send what they are given to everyone connected to them. */
interface Fanout {
  name: string;
  /** Where to connect, one address for each process. */
  addresses: { url: string; headers: Record<string, string> }[];
  broadcast(text: string): Promise<void>;
}

interface Measured {
  rate: number;
  p99: number;
}

/** Broadcasts to 1,000 sockets over two processes: through RabbitMQ and our server, and with `ws` alone told by its parent. */
export async function benchRealtime(): Promise<Table> {
  await using begun = new AsyncDisposableStack();
  const fanouts = [await openBare(begun), await openOurs(begun)];
  const best: Measured[][] = fanouts.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [place, fanout] of fanouts.entries()) best[place]?.push(await fastest(fanout));
  }
  const medians = best.map((rounds) => rounds.toSorted((a, b) => a.rate - b.rate)[Math.floor(ROUNDS / 2)]);
  return {
    title:
      `Broadcasts to ${SOCKETS} sockets over two processes: the highest rate with P99 under ${P99_LIMIT_MS} ms and nothing lost, ` +
      `median of ${ROUNDS} rounds in turns, the clients beside them`,
    rows: fanouts.map(({ name }, place) => ({
      what: name,
      'messages/s': (medians[place]?.rate ?? 0) * SOCKETS,
      'P99 ms': Math.round(medians[place]?.p99 ?? Number.NaN),
      ratio: ((medians[place]?.rate ?? 0) / (medians[0]?.rate ?? 1)).toFixed(2),
    })),
  };
}

async function fastest(fanout: Fanout): Promise<Measured> {
  const latencies: number[] = [];
  const sockets = await connectAll(fanout, (text) => {
    latencies.push(performance.now() - Number(/"title":"([\d.]+)"/.exec(text)?.[1]));
  });
  let best: Measured = { rate: 0, p99: Number.NaN };
  for (const rate of RATES) {
    latencies.length = 0;
    const count = rate * SECONDS;
    const start = performance.now();
    for (let sent = 0; sent < count; sent++) {
      await sleep(Math.max(0, start + (sent * 1000) / rate - performance.now()));
      await fanout.broadcast(announcement());
    }
    await sleep(500);
    const p99 = quantile(latencies, 0.99);
    if (latencies.length < count * SOCKETS || p99 >= P99_LIMIT_MS) break;
    best = { rate, p99 };
  }
  for (const socket of sockets) socket.terminate();
  return best;
}

/** A public message that carries when it was sent. */
function announcement(): string {
  const data = { lesson_id: 'new-lesson', title: String(performance.now()), timestamp: new Date().toISOString() };
  return JSON.stringify({ type: 'new_lesson', data });
}

async function connectAll({ addresses }: Fanout, heard: (text: string) => void): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let i = 0; i < SOCKETS; i++) {
    const address = addresses[i % addresses.length];
    if (!address) throw new Error('no address to connect to');
    const socket = new WebSocket(address.url, { headers: address.headers, perMessageDeflate: false });
    socket.on('message', (data) => heard(String(data)));
    await once(socket, 'open');
    sockets.push(socket);
  }
  return sockets;
}

async function openBare(begun: AsyncDisposableStack): Promise<Fanout> {
  const program = fileURLToPath(new URL('./bare-sockets.ts', import.meta.url));
  const children = [fork(program), fork(program)];
  begun.defer(() => {
    for (const child of children) child.disconnect();
  });
  const ports = await Promise.all(children.map(async (child) => (await once(child, 'message'))[0] as number));
  return {
    name: 'bare ws',
    addresses: ports.map((port) => ({ url: `ws://127.0.0.1:${port}`, headers: {} })),
    async broadcast(text) {
      for (const child of children) child.send(text);
    },
  };
}

async function openOurs(begun: AsyncDisposableStack): Promise<Fanout> {
  const postgres = begun.use(await startPostgres());
  const rabbitmq = begun.use(await startRabbitmq());
  const databaseUrl = await postgres.createDatabase();
  const start = async () => begun.use(await startApi(databaseUrl, { AMQP_URL: rabbitmq.url }));
  const processes = [await start(), await start()];
  const queue = await openRabbitmq({ url: rabbitmq.url, clock: Date.now, log: pino({ level: 'silent' }) });
  begun.defer(() => queue.close());
  while (queue.fault() !== null) await sleep(50);
  const studentId = newId();
  const session = { student_id: studentId, device_id: newId(), device_secret: newSecret() };
  const opened = await fetch(`${processes[0]?.url}${SESSION_URL}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(session),
  });
  const cookie = cookieOf(opened);
  const unused = () => Promise.reject(new Error('RabbitMQ takes no part in transactions'));
  return {
    name: 'ours, through RabbitMQ',
    addresses: processes.map(({ url }) => ({
      url: `${url.replace('http', 'ws')}${SOCKET_URL}/${studentId}`,
      headers: { cookie },
    })),
    async broadcast(text) {
      const body: Broadcast = { student_id: null, message: JSON.parse(text) };
      const message = { id: newId(), exchange: BROADCAST, routingKey: 'ws.all', body } as const;
      await queue.publish([message], { query: unused, exec: unused });
    },
  };
}
