import { SOCKET_URL } from '../../domain/realtime.ts';
import type { Client } from '../client/client.ts';
import { startLiveSync } from '../client/socket/live-sync.ts';
import { createSocketClient } from '../client/socket/socket-client.ts';
import type { Prefs } from '../downloads/prefs.ts';

/** Takes what the student does on another phone while this page is in view, unless they save data. */
export function startLive(client: Client, prefs: Prefs): void {
  // Not before the preferences are read: their defaults say nothing of what the student chose.
  let mayUseData = false;
  const timers = {
    set: (run: () => void, milliseconds: number) => setTimeout(run, milliseconds),
    clear: (timer: unknown) => clearTimeout(timer as ReturnType<typeof setTimeout> | undefined),
  };
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const live = startLiveSync({
    client,
    openSocket: (studentId, since) =>
      createSocketClient({
        url: `${location.origin.replace(/^http/, 'ws')}${SOCKET_URL}/${studentId}`,
        createSocket: (url) => new WebSocket(url),
        topics: ['progress'],
        since,
        now: () => Date.now(),
        timers,
        random,
      }),
    mayUseData: () => mayUseData,
    window,
    document,
    timers,
    random,
    onError: (error) => console.error('Live progress failed on this phone', error),
  });
  prefs.subscribe(() => {
    mayUseData = !prefs.get().dataSaver;
    live.review();
  });
}
