import { setTimeout } from 'node:timers/promises';
import type { Context } from './context.ts';
import { keepPartitions } from './db/keep-partitions.ts';

/** Work in the background that repeats. Several processes may run it at once, and any may end in the middle of it. */
export interface Job {
  name: string;
  everyMs: number;
  run(context: Context): Promise<void>;
}

const DAY_MS = 24 * 60 * 60_000;
export const JOBS: Job[] = [{ name: 'keep-partitions', everyMs: DAY_MS, run: keepPartitions }];

/** How many times sooner a job that failed is tried again. */
const SOONER = 60;

/** Runs each job now and then again and again. Resolves when the server is asked to stop and what is under way is done. */
export async function runJobs(context: Context, jobs: Job[]): Promise<void> {
  await Promise.all(jobs.map((job) => repeat(context, job)));
}

async function repeat(context: Context, job: Job): Promise<void> {
  while (!context.stopping.aborted) {
    const isDone = await attempt(context, job);
    await sleep(isDone ? job.everyMs : job.everyMs / SOONER, context.stopping);
  }
}

async function attempt(context: Context, { name, run }: Job): Promise<boolean> {
  try {
    await run(context);
    return true;
  } catch (err) {
    context.log.error({ err, job: name }, 'a job failed and is tried again');
    return false;
  }
}

async function sleep(ms: number, stopping: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal: stopping });
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}
