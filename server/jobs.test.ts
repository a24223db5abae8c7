import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from './context.ts';
import { JOBS, type Job, runJobs } from './jobs.ts';
import { createTestServer } from './test-context.ts';

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.db.close());

/** Starts jobs with a log that keeps errors. */
function start(jobs: Job[]) {
  const stop = new AbortController();
  const errors: unknown[] = [];
  const log = Object.assign(Object.create(server.context.log), { error: (entry: unknown) => errors.push(entry) });
  const context: Context = { ...server.context, stopping: stop.signal, log };
  return { stop, errors, ended: runJobs(context, jobs) };
}

const HOUR_MS = 60 * 60_000;

test('a job runs at the start, and again', async () => {
  const twice = Promise.withResolvers<void>();
  let runs = 0;
  const run = async () => {
    runs++;
    if (runs === 2) twice.resolve();
  };
  const { stop, errors, ended } = start([{ name: 'count', everyMs: 1, run }]);
  await twice.promise;
  stop.abort();
  await ended;
  expect(errors).toEqual([]);
});

test('a job that fails is logged by name and tried again sooner, and holds up no other', async () => {
  const calm = { runs: 0 };
  const recovered = Promise.withResolvers<void>();
  let tries = 0;
  const { stop, errors, ended } = start([
    {
      name: 'fails-once',
      everyMs: 60_000,
      run: async () => {
        tries++;
        if (tries === 1) throw new Error('no');
        recovered.resolve();
      },
    },
    {
      name: 'calm',
      everyMs: 60_000,
      run: async () => {
        calm.runs++;
      },
    },
  ]);
  await recovered.promise;
  stop.abort();
  await ended;
  expect(errors).toMatchObject([{ job: 'fails-once', err: { message: 'no' } }]);
  expect(calm.runs).toBe(1);
});

test('when the server stops, what is under way is waited for and nothing else begins', async () => {
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const seen: string[] = [];
  const { stop, ended } = start([
    {
      name: 'slow',
      everyMs: 0,
      run: async () => {
        seen.push('begun');
        begun.resolve();
        await release.promise;
        seen.push('done');
      },
    },
    { name: 'asleep', everyMs: HOUR_MS, run: async () => {} },
  ]);
  const done = ended.then(() => seen.push('ended'));
  await begun.promise;
  stop.abort();
  release.resolve();
  await done;
  expect(seen).toEqual(['begun', 'done', 'ended']);
});

test('the jobs of the server do their work', async () => {
  const { stop, errors, ended } = start(JOBS);
  stop.abort();
  await ended;
  expect(errors).toEqual([]);
  expect(await server.db.query(`select to_regclass('analytics_events_2026_11')::text as month`)).toEqual([
    { month: 'analytics_events_2026_11' },
  ]);
});
