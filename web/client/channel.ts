import type { SyncState } from './sync/sync-state.ts';

/** What tabs and the worker tell each other. */
export type ClientMessage =
  /** Events or progress of this student changed in the database. */
  | { type: 'progress'; studentId: string }
  | { type: 'state'; studentId: string; state: SyncState }
  /** Another student uses this browser now. */
  | { type: 'student' };

export interface Channel {
  post(message: ClientMessage): void;
  /** Messages of the others, never one's own. */
  listen(listener: (message: ClientMessage) => void): void;
  close(): void;
}

/** Without BroadcastChannel every tab shows what it knows itself. */
export function createChannel(Broadcast: typeof BroadcastChannel | undefined): Channel {
  if (!Broadcast) return { post() {}, listen() {}, close() {} };
  const channel = new Broadcast('akulearn-client');
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) =>
      channel.addEventListener('message', ({ data }: MessageEvent<ClientMessage>) => listener(data)),
    close: () => channel.close(),
  };
}
