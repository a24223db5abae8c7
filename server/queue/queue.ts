import type { Queryable } from '../db/database.ts';

/** Each exchange but the broadcast has one queue, which gets all that is published to it. */
export const EXCHANGE_OF = {
  analytics: 'analytics_events',
  notifications: 'user_notifications',
  tasks: 'async_tasks',
} as const;

/** Everything published to it reaches every process. */
export const BROADCAST = 'websocket_broadcast';

export type QueueName = keyof typeof EXCHANGE_OF;
export const QUEUE_NAMES = Object.keys(EXCHANGE_OF) as QueueName[];

export interface Message {
  /** A UUID, the same through every retry and resend, so that a consumer knows a copy. */
  id: string;
  exchange: (typeof EXCHANGE_OF)[QueueName] | typeof BROADCAST;
  /** `ws.{topic}`, `notification.{student_id}.{type}`, `analytics.{event_type}` or `task.{task_name}`. */
  routingKey: string;
  /** Anything JSON holds. */
  body: unknown;
  /** 0 to 9, 9 first; 4 where none is given. Only notifications and tasks go by it. */
  priority?: number;
  /** How long nobody gets it. */
  delayMs?: number;
}

export type Received = Pick<Message, 'id' | 'routingKey' | 'body'> & {
  /** How often it was tried before. */
  retries: number;
};

export interface ConsumeOptions {
  /** How many calls of the handler may be under way at once. */
  concurrency: number;
  /** The most messages of one call. Fewer come when no more are there. */
  batchSize: number;
  /** A call that takes longer has failed. */
  timeLimitMs: number;
}

/** Resolves when the effect is had. `signal` is aborted when the time is up. */
export type Handler = (messages: readonly Received[], signal: AbortSignal) => Promise<void>;

export interface DeadLetter {
  id: string;
  routingKey: string;
  body: unknown;
  /** What the handler threw last, where known. */
  error: string;
}

/**
 * Messages between processes, delivered at least once and in no certain order. A handler that throws gets the message again
 * after a while that doubles, until its retries are used up: then it is a dead letter. Where a batch fails, each message of it
 * is tried alone, so that one poisoned message does not take others along.
 */
export interface Queue {
  /**
   * Resolves when all are stored, and else throws {@link QueueUnavailable}. Where the queue is in the database they become
   * part of `tx`. The caller calls what it resolves with once `tx` has committed.
   */
  publish(messages: readonly Message[], tx: Queryable): Promise<() => void>;
  /** Handles what comes until `close`. One call a queue. */
  consume(name: QueueName, options: ConsumeOptions, handle: Handler): Promise<void>;
  /**
   * Hears every broadcast, of any process, until `close`. What is broadcast while this process has no connection it misses;
   * `mayHaveMissed` is called when it hears again.
   */
  onBroadcast(listener: (message: Received) => void, mayHaveMissed: () => void): Promise<void>;
  /** Null when it works, else what is wrong. */
  fault(): string | null;
  deadLetters: {
    list(name: QueueName, limit: number): Promise<DeadLetter[]>;
    /** Puts them back into their queue with all their retries, and tells how many. */
    retry(name: QueueName): Promise<number>;
    /** Deletes them, and tells how many. */
    purge(name: QueueName): Promise<number>;
  };
  /** Takes nothing more and waits for the handlers that are under way. */
  close(): Promise<void>;
}

/** The first of the waits before a retry; each is twice the one before. */
export interface RetryPolicy {
  retries: number;
  firstMs: number;
}

/** About 1, 2, 4, 8 and 16 s. */
export const RETRY: RetryPolicy = { retries: 5, firstMs: 1000 };

/** Milliseconds before a message is tried again that was tried `retries` times before. */
export function retryDelay({ firstMs }: RetryPolicy, retries: number): number {
  return firstMs * 2 ** retries;
}

export const DEFAULT_PRIORITY = 4;

/** The queue cannot be reached or did not confirm. What was to be published may be published again. */
export class QueueUnavailable extends Error {
  constructor(cause: unknown) {
    super(`The queue is not available: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
