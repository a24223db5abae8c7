import { setTimeout } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { createApp, createProbes } from './app.ts';
import { readConfig } from './config.ts';
import { startConsumers } from './consumers.ts';
import { createContext } from './context.ts';
import { keepIndex } from './gamification/boards/keep-index.ts';
import { publishLessons, readBuiltLessons } from './lessons/publish-lessons.ts';
import { isLoopback, listen, stopListening, urlOf } from './listen.ts';
import { refoldIfRulesChanged } from './progress/refold-progress.ts';
import { openQueue } from './queue/open-queue.ts';
import { relay } from './queue/relay.ts';
import { createHub } from './realtime/hub.ts';
import { asksForSocket, createSocketServer } from './realtime/socket-server.ts';
import type { Broadcast } from './realtime/student-messages.ts';
import { SetupError } from './setup-error.ts';
import { SCHEDULE } from './tasks/registry.ts';
import { keepSchedule } from './tasks/schedule.ts';

const DRAIN_MS = 10_000;
const PLAIN_HTTP =
  'Plain http: except on this machine itself, browsers will not work offline, install the app or run its service worker. ' +
  'Set TLS_CERT_FILE and TLS_KEY_FILE to serve HTTPS, or put a proxy with HTTPS in front.';

try {
  await start();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const built = config.role === 'worker' ? null : await readBuiltLessons(config.distDir);
  const stop = new AbortController();
  const context = await createContext(config, { stopping: stop.signal });
  const { db, boards, cache, log } = context;
  try {
    if (built) {
      await refoldIfRulesChanged(context);
      await publishLessons(context, built);
    }
    const queue = await openQueue(context);
    const stopRelay = new AbortController();
    const relaying = relay(context, queue, stopRelay.signal);
    const app = built ? createApp(context) : createProbes(context);
    const hub = createHub(context);
    const sockets = built && createSocketServer(context, hub);
    if (sockets) await queue.onBroadcast(({ body }) => hub.deliver(body as Broadcast), hub.lookForMissed);
    if (config.role !== 'api') await startConsumers(context, queue);
    // Whoever sees that it listens may already tell it to stop.
    const signalled = firstSignal();
    const server = await listen(config, getRequestListener(app.fetch), sockets ? asksForSocket : undefined);
    sockets?.attach(server);
    log.info(`Akulearn is at ${urlOf(server, config)}`);
    if (!config.tls && !isLoopback(config.host)) log.warn(PLAIN_HTTP);
    const upkeep =
      config.role === 'api' ? undefined : Promise.all([keepSchedule(context, SCHEDULE), keepIndex(context)]);

    log.info(`${await signalled}: finishing what is under way`);
    stop.abort();
    await setTimeout(config.stopDelaySeconds * 1000);
    await sockets?.close();
    await stopListening(server, DRAIN_MS);
    await upkeep;
    // What the last requests left in the outbox still goes out.
    stopRelay.abort();
    await relaying;
    await queue.close();
    await Promise.all([cache.close(), boards.close()]);
    await db.close();
    log.info('Stopped');
  } catch (error) {
    await db.close();
    throw error;
  }
}

function firstSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, resolve);
  });
}
