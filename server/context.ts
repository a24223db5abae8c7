import { randomBytes } from 'node:crypto';
import { type Logger, pino } from 'pino';
import type { Cache } from './cache/cache.ts';
import { openCache } from './cache/open-cache.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { openDatabase } from './db/open-database.ts';
import type { Boards } from './gamification/boards/boards.ts';
import { openBoards } from './gamification/boards/open-boards.ts';
import { createLessonVersions, type LessonVersions } from './lessons/lesson-versions.ts';
import { createMetrics, type Metrics } from './monitoring/metrics.ts';
import { createWaker, type Waker } from './queue/waker.ts';
import { replaceWorker } from './static/kill-switch.ts';
import { readStaticFiles, type StaticFiles } from './static/static-files.ts';

/** All that outlives a request. */
export interface Context {
  config: Config;
  db: Database;
  cache: Cache;
  boards: Boards;
  /** Unix milliseconds. */
  clock: () => number;
  /** Random bytes, as many as asked for. */
  random: (length: number) => Uint8Array;
  log: Logger;
  metrics: Metrics;
  lessonVersions: LessonVersions;
  files: StaticFiles;
  /** Woken whenever messages were put into the outbox. */
  relayWaker: Waker;
  /** Aborted when the server is asked to stop. */
  stopping: AbortSignal;
}

/** Makes what was not given. The caller closes `boards`, `cache` and `db`. */
export async function createContext(
  config: Config,
  overrides: Partial<Omit<Context, 'config'>> = {},
): Promise<Context> {
  const log = overrides.log ?? pino({ level: config.logLevel });
  const clock = overrides.clock ?? Date.now;
  const metrics = overrides.metrics ?? createMetrics();
  const db = overrides.db ?? (await openDatabase(config, log));
  return {
    config,
    db,
    boards: overrides.boards ?? openBoards({ config, db, clock, log }),
    cache: overrides.cache ?? openCache({ config, clock, log, metrics }),
    clock,
    random: overrides.random ?? randomBytes,
    log,
    metrics,
    lessonVersions: overrides.lessonVersions ?? createLessonVersions(),
    files: overrides.files ?? (await readFiles(config)),
    relayWaker: overrides.relayWaker ?? createWaker(),
    stopping: overrides.stopping ?? new AbortController().signal,
  };
}

async function readFiles({ distDir, killServiceWorker, role }: Config): Promise<StaticFiles> {
  if (role === 'worker') return new Map();
  const files = await readStaticFiles(distDir);
  return killServiceWorker ? replaceWorker(files) : files;
}
