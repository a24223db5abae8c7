import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import { defineConfig } from 'vitest/config';

/** What runs for minutes: `npm run test:long`. */
const LONG = '**/*.long.test.ts';
/** Tests that need PostgreSQL itself, or RabbitMQ, or Redis. */
const POSTGRES_ONLY = [
  'server/db/{postgres,hot-queries.long}.test.ts',
  'server/chaos/*.test.ts',
  'server/queue/rabbitmq.test.ts',
  'server/cache/redis-cache.test.ts',
  'server/gamification/boards/redis-boards.test.ts',
  'web/e2e/model/restore.long.test.ts',
];
/** Tests of the embedded database itself. */
const EMBEDDED_ONLY = 'server/db/{data-dir-lock,open-embedded}.test.ts';
const exclude = process.env.LONG ? [] : [LONG];

/** Everything runs on the embedded database, and what touches a database, a queue or a cache on PostgreSQL, RabbitMQ and Redis too. */
export default defineConfig({
  plugins: [babel({ presets: [linguiTransformerBabelPreset()] }), lingui()],
  test: {
    setupFiles: ['web/words/english.test-setup.ts'],
    testTimeout: 30_000,
    // Opening an embedded database takes seconds, and on a busy machine a minute.
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'embedded',
          include: ['{domain,server,web}/**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...POSTGRES_ONLY],
          provide: { postgresUrl: null },
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          include: [
            'server/{accounts,analytics,db,db/backup,gamification,gamification/boards,http,lessons,monitoring,progress,queue,realtime,sync,tasks}/*.test.ts',
            'server/consumers.test.ts',
            'server/cache/cache.test.ts',
            ...(process.env.LONG ? ['web/e2e/model/*.test.ts'] : []),
            ...POSTGRES_ONLY,
          ],
          exclude: [...exclude, EMBEDDED_ONLY],
          globalSetup: 'server/test-services/postgres.global-setup.ts',
        },
      },
    ],
  },
});
