import type { Random } from '../clock.ts';
import { createSocketClient, type SocketClient, type SocketClientDeps, type Timers } from './socket-client.ts';

export const browserTimers: Timers = {
  set: (run, milliseconds) => setTimeout(run, milliseconds),
  clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout> | undefined),
};

export const browserRandom: Random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** A socket client with what it needs of a browser. Built as `/examples/socket-client.js` too: see build-example.ts. */
export function openBrowserSocket(
  options: Pick<SocketClientDeps, 'url' | 'topics' | 'since' | 'getTicket'>,
): SocketClient {
  return createSocketClient({
    ...options,
    createSocket: (url) => new WebSocket(url),
    now: () => Date.now(),
    timers: browserTimers,
    random: browserRandom,
  });
}
