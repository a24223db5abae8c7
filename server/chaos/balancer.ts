import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A process that gives each connection to the next of the servers named as arguments that says it is ready. It never tries anything
 * again: what breaks behind it, breaks for the client. Tells its URL as a message.
 */

const LOOK_MS = 100;
/** Late answers in a row that make a server count as not ready: one may just be busy. */
const MOST_LATE = 3;
const LATE_MS = 3_000;

interface Backend {
  url: URL;
  isReady: boolean;
}

process.once('disconnect', () => process.exit());
const backends: Backend[] = process.argv.slice(2).map((url) => ({ url: new URL(url), isReady: true }));
for (const backend of backends) void watch(backend);
let turn = 0;
const server = createServer(forward).listen(0, '127.0.0.1');
await once(server, 'listening');
process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);

function forward(client: Socket): void {
  const ready = backends.filter(({ isReady }) => isReady);
  const backend = ready[turn++ % ready.length];
  if (!backend) {
    client.destroy();
    return;
  }
  const onward = connect(Number(backend.url.port), backend.url.hostname);
  client.setNoDelay();
  onward.setNoDelay();
  client.pipe(onward).pipe(client);
  // What breaks on one side breaks on the other.
  client.on('error', () => onward.destroy()).on('close', () => onward.destroy());
  onward.on('error', () => client.destroy()).on('close', () => client.destroySoon());
}

async function watch(backend: Backend): Promise<void> {
  for (let late = 0; ; await sleep(LOOK_MS)) {
    const answer = await look(backend.url);
    late = answer === 'late' ? late + 1 : 0;
    if (late === 0 || late >= MOST_LATE) backend.isReady = answer === 'ready';
  }
}

async function look(url: URL): Promise<'ready' | 'not ready' | 'late'> {
  try {
    const { ok } = await fetch(new URL('/readyz', url), {
      headers: { Connection: 'close' },
      signal: AbortSignal.timeout(LATE_MS),
    });
    return ok ? 'ready' : 'not ready';
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'late' : 'not ready';
  }
}
