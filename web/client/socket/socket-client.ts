import type { ClientMessage, Place, ServerMessage, Topic } from '../../../domain/realtime.ts';
import type { Random } from '../clock.ts';
import { readServerMessage } from './read-server-message.ts';
import { reconnectDelay } from './reconnect-delay.ts';

/** A browser's WebSocket, as far as the client uses it. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose'>;

export interface Timers {
  set(run: () => void, milliseconds: number): unknown;
  clear(timer: unknown): void;
}

export interface SocketClientDeps {
  /** `wss://…/ws/{student_id}`. */
  url: string;
  createSocket(url: string): Socket;
  /** Where the session's cookie does not go: a new ticket for each connection. */
  getTicket?: () => Promise<string>;
  topics: readonly Topic[];
  /** Where an earlier client was. What came after it is told first. */
  since?: Place | null;
  /** Unix milliseconds. */
  now(): number;
  timers: Timers;
  random: Random;
}

/** `waiting`: for the next attempt to connect. */
export type SocketState = 'connecting' | 'open' | 'waiting' | 'closed';

/** What can be listened to: a kind of message, all of them (`*`), or what happens to the connection. */
export type SocketEvents = { [M in ServerMessage as M['type']]: M } & {
  '*': ServerMessage;
  state: SocketState;
  /** Messages were missed that are no longer kept: what they told of must be asked for. */
  gap: Place;
};

export interface SocketClient {
  /** Returns how to stop listening. */
  on<Type extends keyof SocketEvents>(type: Type, listener: (event: SocketEvents[Type]) => void): () => void;
  subscribe(topics: readonly Topic[]): void;
  unsubscribe(topics: readonly Topic[]): void;
  state(): SocketState;
  /** Up to where messages were told; null before the first connection. */
  place(): Place | null;
  /** For good. */
  close(): void;
}

/** After so much silence the client asks whether anybody is there, and after so much gives the connection up. */
const ASK_AFTER_MS = 40_000;
const GIVE_UP_AFTER_MS = 60_000;
/** A connection that held so long was a good one. */
const LASTED_MS = 10_000;

/** Keeps a WebSocket to the server open, and tells each message once and in order, also across connections. */
export function createSocketClient(deps: SocketClientDeps): SocketClient {
  const { now, timers } = deps;
  const listeners = new Map<keyof SocketEvents, Set<(event: never) => void>>();
  const topics = new Set(deps.topics);
  let place = deps.since ?? null;
  let state: SocketState = 'connecting';
  let socket: Socket | null = null;
  /** The place goes with the first subscription of a connection. */
  let hasAsked = false;
  let openedAt: number | null = null;
  let failures = { inARow: 0, beforeOpening: 0 };
  let timer: unknown;

  void connect();

  return {
    on(type, listener) {
      const all = listeners.get(type) ?? new Set();
      listeners.set(type, all.add(listener));
      return () => all.delete(listener);
    },

    subscribe(added) {
      for (const topic of added) topics.add(topic);
      if (state === 'open') subscribe(added);
    },

    unsubscribe(removed) {
      for (const topic of removed) topics.delete(topic);
      if (state === 'open' && removed.length > 0) send({ action: 'unsubscribe', topics: [...removed] });
    },

    state: () => state,

    place: () => place,

    close() {
      leave();
      enter('closed');
    },
  };

  async function connect(): Promise<void> {
    enter('connecting');
    let query = '';
    try {
      if (deps.getTicket) query = `?ticket=${encodeURIComponent(await deps.getTicket())}`;
    } catch {
      // Without a ticket it is as without a network: later there may be one.
      if (state === 'connecting') retryLater();
      return;
    }
    if (state !== 'connecting') return;
    socket = deps.createSocket(deps.url + query);
    socket.onopen = () => {
      openedAt = now();
      failures = { ...failures, beforeOpening: 0 };
      enter('open');
      hear();
      subscribe([...topics]);
    };
    socket.onmessage = ({ data }) => {
      hear();
      const message = readServerMessage(data);
      if (message) take(message);
    };
    socket.onclose = retryLater;
    hear();
  }

  function take(message: ServerMessage): void {
    if (message.type === 'subscribed') {
      place = message.data.place;
      if (!message.data.recovered) emit('gap', place);
    } else if ('offset' in message && place) {
      if (message.offset <= place.offset) return;
      place = { ...place, offset: message.offset };
    }
    emit(message.type, message as never);
    emit('*', message);
  }

  /** Something came, or the connection has just begun. */
  function hear(): void {
    timers.clear(timer);
    timer = timers.set(() => {
      if (state === 'open') send({ action: 'ping' });
      timer = timers.set(retryLater, GIVE_UP_AFTER_MS - ASK_AFTER_MS);
    }, ASK_AFTER_MS);
  }

  function retryLater(): void {
    const hasLasted = openedAt !== null && now() - openedAt >= LASTED_MS;
    failures = {
      inARow: hasLasted ? 1 : failures.inARow + 1,
      beforeOpening: openedAt === null ? failures.beforeOpening + 1 : 0,
    };
    leave();
    enter('waiting');
    timer = timers.set(connect, reconnectDelay(failures, deps.random));
  }

  /** A half-open connection would say much later that it is closed: it is not listened to any more. */
  function leave(): void {
    timers.clear(timer);
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
    socket = null;
    openedAt = null;
    hasAsked = false;
  }

  function subscribe(added: readonly Topic[]): void {
    if (added.length === 0) return;
    const since = hasAsked || !place ? {} : { since: place };
    hasAsked = true;
    send({ action: 'subscribe', topics: [...added], ...since });
  }

  function send(message: ClientMessage): void {
    socket?.send(JSON.stringify(message));
  }

  function enter(next: SocketState): void {
    if (next === state) return;
    state = next;
    emit('state', state);
  }

  function emit<Type extends keyof SocketEvents>(type: Type, event: SocketEvents[Type]): void {
    for (const listener of listeners.get(type) ?? []) listener(event as never);
  }
}
