import { SOCKET_URL } from '../../domain/realtime.ts';
import type { Client } from '../client/client.ts';
import { browserRandom, browserTimers, openBrowserSocket } from '../client/socket/browser-socket.ts';
import { startLiveSync } from '../client/socket/live-sync.ts';
import type { Prefs } from '../downloads/prefs.ts';

interface LiveDeps {
  client: Client;
  prefs: Prefs;
  /** The server counted an achievement, or a place on a board. */
  onRewards(): void;
}

/** Takes what the student does on another phone while this page is in view, unless they save data. */
export function startLive({ client, prefs, onRewards }: LiveDeps): void {
  // Not before the preferences are read: their defaults say nothing of what the student chose.
  let mayUseData = false;
  const live = startLiveSync({
    client,
    openSocket: (studentId, since) =>
      openBrowserSocket({
        url: `${location.origin.replace(/^http/, 'ws')}${SOCKET_URL}/${studentId}`,
        topics: ['progress', 'achievements', 'leaderboard'],
        since,
      }),
    mayUseData: () => mayUseData,
    onRewards,
    window,
    document,
    timers: browserTimers,
    random: browserRandom,
    onError: (error) => console.error('Live progress failed on this phone', error),
  });
  prefs.subscribe(() => {
    mayUseData = !prefs.get().dataSaver;
    live.review();
  });
}
