import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { enqueue } from './enqueue.ts';

const RETRY_MS = 60_000;

/**
 * Asks for each task once a period, from now until the server is asked to stop. Each process may do so: all ask under one id, by which
 * the task runs once.
 */
export async function keepSchedule(context: Context, schedule: { name: string; everyMs: number }[]): Promise<void> {
  await Promise.all(schedule.map((one) => repeat(context, one)));
}

async function repeat(context: Context, { name, everyMs }: { name: string; everyMs: number }): Promise<void> {
  const { db, clock, log, stopping, relayWaker } = context;
  while (!stopping.aborted) {
    const period = Math.floor(clock() / everyMs);
    let waitMs = (period + 1) * everyMs - clock();
    try {
      await enqueue(context, db, name, {}, { id: idOf(name, period, everyMs) });
      relayWaker.wake();
    } catch (err) {
      log.error({ err, task: name }, 'a task could not be asked for and is asked for again');
      waitMs = RETRY_MS;
    }
    await sleep(waitMs, stopping);
  }
}

/** A UUID of version 8, RFC 9562 section 5.8, which says the same to every process. */
function idOf(name: string, period: number, everyMs: number): string {
  const hex = createHash('sha256').update(`${name} ${everyMs} ${period}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function sleep(ms: number, stopping: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal: stopping });
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}
