import { type Place, TOPIC_OF } from '../../../domain/realtime.ts';
import type { Client } from '../client.ts';
import { fraction, type Random } from '../clock.ts';
import { needsStudent } from '../sync/sync-state.ts';
import type { SocketClient, Timers } from './socket-client.ts';

/** What one sync tells of comes as several messages. */
const SOONEST_MS = 200;
/** The phones of one student, and of a class, do not all ask at once. */
const LATEST_MS = 1000;

export interface LiveSyncDeps {
  client: Pick<Client, 'openProfile' | 'readCursor' | 'sync' | 'syncState' | 'subscribe'>;
  /** A connection for the topics `progress`, `achievements` and `leaderboard`. */
  openSocket(studentId: string, since: Place | null): SocketClient;
  /** Whether the student lets the app use data it was not asked for. */
  mayUseData(): boolean;
  /** The server counted an achievement, or a place on a board. */
  onRewards(): void;
  window: EventTarget;
  document: EventTarget & { readonly visibilityState: string };
  timers: Timers;
  random: Random;
  /** Storage or the app itself failed. */
  onError(error: unknown): void;
}

/** While the app is in view, takes what the student does elsewhere as soon as the server tells of it. */
export function startLiveSync(deps: LiveSyncDeps) {
  const { client, document, timers } = deps;
  let live: { studentId: string; socket: SocketClient } | null = null;
  /** Where the connection of this student was that was closed. */
  let left: { studentId: string; place: Place | null } | null = null;
  /** Up to where in the student's log there is something to take; null when nothing is to be taken soon. */
  let pull: { seq: number } | null = null;

  const review = () => {
    reviewNow().catch(deps.onError);
  };
  document.addEventListener('visibilitychange', review);
  // A connection that waits for its next attempt need not wait for the end of that.
  deps.window.addEventListener('online', () => {
    if (live?.socket.state() === 'waiting') close();
    review();
  });
  client.subscribe((news) => {
    if (news === 'state' || news === 'student') review();
  });
  review();

  return {
    /** To be called when `mayUseData` says something else. */
    review,
  };

  async function reviewNow(): Promise<void> {
    if (!isWanted()) return close();
    const { studentId, registered } = await client.openProfile();
    if (live?.studentId !== studentId) close();
    if (live || !registered || !isWanted()) return;
    const socket = deps.openSocket(studentId, left?.studentId === studentId ? left.place : null);
    live = { studentId, socket };
    socket.on('gap', () => {
      deps.onRewards();
      pullSoon(Number.POSITIVE_INFINITY);
    });
    socket.on('*', (message) => {
      if (!('offset' in message)) return;
      // They are asked for where they are shown, and are nothing to take.
      if (TOPIC_OF[message.type] !== 'progress') return deps.onRewards();
      pullSoon(message.type === 'progress_update' ? message.data.seq : Number.POSITIVE_INFINITY);
    });
  }

  function isWanted(): boolean {
    return document.visibilityState === 'visible' && deps.mayUseData() && !needsStudent(client.syncState().problem);
  }

  function close(): void {
    if (!live) return;
    left = { studentId: live.studentId, place: live.socket.place() };
    live.socket.close();
    live = null;
  }

  function pullSoon(seq: number): void {
    const delay = SOONEST_MS + fraction(deps.random) * (LATEST_MS - SOONEST_MS);
    if (!pull) timers.set(() => pullNow().catch(deps.onError), delay);
    pull = { seq: Math.max(pull?.seq ?? 0, seq) };
  }

  async function pullNow(): Promise<void> {
    const seq = pull?.seq ?? 0;
    pull = null;
    const epoch = live?.socket.place()?.epoch;
    const cursor = await client.readCursor();
    // What this phone sent itself comes back as a message too.
    if (cursor?.epoch === epoch && cursor !== null && cursor.seq >= seq) return;
    await client.sync('routine');
  }
}
