import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('without settings the server is this machine alone, on port 8000, with its data in ./data', () => {
  expect(readConfig({})).toMatchObject({
    port: 8000,
    host: '127.0.0.1',
    dataDir: './data',
    databaseUrl: null,
    amqpUrl: null,
    redisUrl: null,
    role: 'all',
    stopDelaySeconds: 0,
    corsOrigins: [],
    tls: null,
    logLevel: 'info',
    killServiceWorker: false,
  });
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', CORS_ORIGINS: '' })).toMatchObject({ port: 8000, corsOrigins: [] });
});

test('every setting is read', () => {
  const env = {
    PORT: '0',
    HOST: '0.0.0.0',
    DATA_DIR: '/srv/akulearn',
    DATABASE_URL: 'postgres://app:secret@db.ng:5432/akulearn',
    AMQP_URL: 'amqps://app:secret@mq.ng',
    REDIS_URL: 'rediss://app:secret@cache.ng/1',
    ROLE: 'worker',
    STOP_DELAY_SECONDS: '5',
    CORS_ORIGINS: 'https://a.ng, http://localhost:5173',
    TLS_CERT_FILE: 'cert.pem',
    TLS_KEY_FILE: 'key.pem',
    LOG_LEVEL: 'warn',
    KILL_SERVICE_WORKER: '1',
  };
  expect(readConfig(env)).toMatchObject({
    port: 0,
    host: '0.0.0.0',
    dataDir: '/srv/akulearn',
    databaseUrl: 'postgres://app:secret@db.ng:5432/akulearn',
    amqpUrl: 'amqps://app:secret@mq.ng',
    redisUrl: 'rediss://app:secret@cache.ng/1',
    role: 'worker',
    stopDelaySeconds: 5,
    corsOrigins: ['https://a.ng', 'http://localhost:5173'],
    tls: { certFile: 'cert.pem', keyFile: 'key.pem' },
    logLevel: 'warn',
    killServiceWorker: true,
  });
});

test.each([
  [{ PORT: '80a' }, /PORT is "80a": allowed is a whole number from 0/],
  [{ PORT: '65536' }, /PORT is 65536: allowed is/],
  [{ CORS_ORIGINS: 'https://a.ng/path' }, /CORS_ORIGINS is "https:\/\/a\.ng\/path": allowed is origins/],
  [{ CORS_ORIGINS: '*, https://a.ng' }, /CORS_ORIGINS is .*\* alone/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL is "loud": allowed is one of .*debug/],
  [{ KILL_SERVICE_WORKER: 'yes' }, /KILL_SERVICE_WORKER is "yes": allowed is 0 or 1/],
  [{ DATABASE_URL: 'mysql://app:pass@db/app' }, /^DATABASE_URL is not a URL such as postgres:\/\/user:password@host/],
  [{ DATABASE_URL: 'db.ng' }, /^DATABASE_URL is not a URL such as postgres:/],
  [{ AMQP_URL: 'http://app:pass@mq' }, /^AMQP_URL is not a URL such as amqp:\/\/user:password@host/],
  [{ REDIS_URL: 'http://app:pass@cache' }, /^REDIS_URL is not a URL such as redis:\/\/user:password@host/],
  [{ ROLE: 'web' }, /ROLE is "web": allowed is one of all, api, worker/],
  [{ ROLE: 'api' }, /ROLE is api, but DATABASE_URL is not set/],
  [{ STOP_DELAY_SECONDS: '601' }, /STOP_DELAY_SECONDS is 601: allowed is a whole number of seconds/],
  [{ TLS_CERT_FILE: 'cert.pem' }, /TLS_KEY_FILE is not set/],
  [{ TLS_KEY_FILE: 'key.pem' }, /TLS_CERT_FILE is not set/],
])('%j is refused with the variable, the value and what is allowed', (env, message) => {
  expect(() => readConfig(env)).toThrow(message);
});

test('every wrong variable is named at once', () => {
  expect(() => readConfig({ PORT: 'x', LOG_LEVEL: 'y' })).toThrow(/PORT is "x".*\nLOG_LEVEL is "y"/);
});
