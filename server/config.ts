import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { SetupError } from './setup-error.ts';

export interface Config {
  port: number;
  host: string;
  /** Of the embedded database. */
  dataDir: string;
  /** A PostgreSQL server instead of the embedded database. Holds a password: never log it. */
  databaseUrl: string | null;
  /** A RabbitMQ server instead of a queue in the database. Holds a password: never log it. */
  amqpUrl: string | null;
  /** A Redis server instead of a cache in this process. Holds a password: never log it. */
  redisUrl: string | null;
  /** What this process does: serve requests, work in the background, or both. */
  role: (typeof ROLES)[number];
  /** How long it still serves after it said that it is no longer ready, so that whoever sends requests can notice. */
  stopDelaySeconds: number;
  /** Origins whose pages may call the API; `*` alone opens it to all, then without cookies. */
  corsOrigins: string[];
  /** Null serves plain http. */
  tls: { certFile: string; keyFile: string } | null;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Takes the service worker off every phone that comes: the way out when a bad one was published. */
  killServiceWorker: boolean;
  /** The built web app with its lessons. */
  distDir: string;
}

/** Reads the settings, which nothing else takes from the environment. Throws a SetupError that names every wrong variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = variables.safeParse(set);
  if (!result.success) {
    throw new SetupError(result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
  }
  if (result.data.ROLE !== 'all' && result.data.DATABASE_URL === undefined) {
    throw new SetupError(
      `ROLE is ${result.data.ROLE}, but DATABASE_URL is not set: the embedded database belongs to one process, which has ROLE all`,
    );
  }
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile, ...rest } = result.data;
  if ((certFile === undefined) !== (keyFile === undefined)) {
    const missing = certFile === undefined ? 'TLS_CERT_FILE' : 'TLS_KEY_FILE';
    throw new SetupError(`${missing} is not set: HTTPS needs both TLS_CERT_FILE and TLS_KEY_FILE, plain http neither`);
  }
  return {
    port: rest.PORT,
    host: rest.HOST,
    dataDir: rest.DATA_DIR,
    databaseUrl: rest.DATABASE_URL ?? null,
    amqpUrl: rest.AMQP_URL ?? null,
    redisUrl: rest.REDIS_URL ?? null,
    role: rest.ROLE,
    stopDelaySeconds: rest.STOP_DELAY_SECONDS,
    corsOrigins: rest.CORS_ORIGINS,
    tls: certFile !== undefined && keyFile !== undefined ? { certFile, keyFile } : null,
    logLevel: rest.LOG_LEVEL,
    killServiceWorker: rest.KILL_SERVICE_WORKER === '1',
    distDir: DIST_DIR,
  };
}

export const DIST_DIR = fileURLToPath(new URL('../dist', import.meta.url));

const ROLES = ['all', 'api', 'worker'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const allowed = (what: string) => ({
  error: ({ input }: { input?: unknown }) => `is ${JSON.stringify(input)}: allowed is ${what}`,
});

const port = allowed('a whole number from 0 (any free port) to 65535');
const seconds = allowed('a whole number of seconds from 0 to 600');
// Not shown, as they hold passwords.
const amqp = { error: () => 'is not a URL such as amqp://user:password@host:5672' };
const redis = { error: () => 'is not a URL such as redis://user:password@host:6379' };
const postgres = { error: () => 'is not a URL such as postgres://user:password@host:5432/database' };
const origins = allowed('origins such as https://school.ng separated by commas, or * alone');

const variables = z.object({
  PORT: z._default(wholeNumber(65_535, port), 8000),
  HOST: z._default(z.string(), '127.0.0.1'),
  DATA_DIR: z._default(z.string(), './data'),
  DATABASE_URL: z.optional(z.string().check(z.refine(hasProtocol('postgres:', 'postgresql:'), postgres))),
  AMQP_URL: z.optional(z.string().check(z.refine(hasProtocol('amqp:', 'amqps:'), amqp))),
  REDIS_URL: z.optional(z.string().check(z.refine(hasProtocol('redis:', 'rediss:'), redis))),
  ROLE: z._default(z.enum(ROLES, allowed(`one of ${ROLES.join(', ')}`)), 'all'),
  STOP_DELAY_SECONDS: z._default(wholeNumber(600, seconds), 0),
  CORS_ORIGINS: z._default(
    z.pipe(
      z.string().check(z.refine((list) => list.trim() === '*' || splitList(list).every(isOrigin), origins)),
      z.transform(splitList),
    ),
    [],
  ),
  TLS_CERT_FILE: z.optional(z.string()),
  TLS_KEY_FILE: z.optional(z.string()),
  LOG_LEVEL: z._default(z.enum(LOG_LEVELS, allowed(`one of ${LOG_LEVELS.join(', ')}`)), 'info'),
  KILL_SERVICE_WORKER: z._default(z.enum(['0', '1'], allowed('0 or 1')), '0'),
});

function wholeNumber(most: number, otherwise: ReturnType<typeof allowed>) {
  const digits = z.string().check(z.regex(/^\d{1,5}$/, otherwise));
  return z.pipe(digits, z.pipe(z.transform(Number), z.number().check(z.lte(most, otherwise))));
}

function splitList(list: string): string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

function hasProtocol(...protocols: string[]): (text: string) => boolean {
  return (text) => URL.canParse(text) && protocols.includes(new URL(text).protocol);
}
