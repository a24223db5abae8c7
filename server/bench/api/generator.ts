import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile } from '../load/quantile.ts';
import { openConnection } from './connection.ts';
import { type Case, createRequests, type Filled } from './requests.ts';

export interface Load {
  port: number;
  case: Case;
  /** Requests per second that become due, whether or not those before were answered. */
  rate: number;
  seconds: number;
}

export interface Measured {
  rate: number;
  /** Answers within the time. */
  answered: number;
  /** Answers that are no 200, and connections that broke. */
  errors: number;
  /** Milliseconds from when a request was due until its answer was there; of one not sent in time, infinite. */
  p50: number;
  p99: number;
  /** Milliseconds by which the generator itself was late. */
  ownDelay: number;
  /** The part of one processor that the generator took. */
  ownShare: number;
}

/** As many as a proxy in front keeps open. */
const CONNECTIONS = 64;
const DRAIN_MS = 15_000;

/** A process that makes load: what was filled first, then one {@link Load} at a time, answered by its {@link Measured}. */
process.once('message', (filled: Filled) => {
  const makeRequest = createRequests(filled);
  process.on('message', async (load: Load) => process.send?.(await run(load, makeRequest)));
});

async function run(
  { port, case: name, rate, seconds }: Load,
  makeRequest: ReturnType<typeof createRequests>,
): Promise<Measured> {
  const planned = Math.round(rate * seconds);
  const latencies: number[] = [];
  let sent = 0;
  let errors = 0;
  let underWay = 0;
  let inTime = 0;

  const idle = Array.from({ length: CONNECTIONS }, () => {
    let place = 0;
    const connection = openConnection(port, (status) => {
      underWay--;
      if (status !== 200) errors++;
      const now = performance.now();
      if (now <= end) inTime++;
      latencies.push(now - dueAt(place));
      idle.push(worker);
      sendDue();
    });
    const worker = {
      close: connection.close,
      send: () => {
        place = sent++;
        underWay++;
        connection.send(makeRequest(name, place));
      },
    };
    return worker;
  });
  const workers = [...idle];

  const start = performance.now();
  const end = start + seconds * 1000;
  const dueAt = (place: number) => start + (place * 1000) / rate;
  const sendDue = () => {
    const now = performance.now();
    if (now > end) return;
    while (sent < planned && dueAt(sent) <= now && idle.length > 0) idle.shift()?.send();
  };

  const delay = monitorEventLoopDelay({ resolution: 1 });
  const cpuBefore = process.cpuUsage();
  delay.enable();
  for (; performance.now() < end; await sleep(1)) sendDue();
  delay.disable();
  const { user, system } = process.cpuUsage(cpuBefore);
  for (const latest = end + DRAIN_MS; underWay > 0 && performance.now() < latest; ) await sleep(5);
  for (const worker of workers) worker.close();

  errors += underWay;
  for (let i = latencies.length; i < planned; i++) latencies.push(Number.POSITIVE_INFINITY);
  return {
    rate,
    answered: inTime,
    errors,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    ownDelay: delay.percentile(99) / 1e6,
    ownShare: (user + system) / (seconds * 1e6),
  };
}
