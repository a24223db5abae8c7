import { startPostgres } from './postgres.ts';
import { startRabbitmq } from './rabbitmq.ts';
import { startRedis } from './redis.ts';

const SERVICES = {
  postgres: { variable: 'DATABASE_URL', start: startPostgres },
  redis: { variable: 'REDIS_URL', start: startRedis },
  rabbitmq: { variable: 'AMQP_URL', start: startRabbitmq },
};
type Name = keyof typeof SERVICES;

/** `npm run services`: private servers, all or those named, until Ctrl-C. */
const names = process.argv.slice(2);
const unknown = names.filter((name) => !isName(name));
if (unknown.length > 0) {
  console.error(`There is no service ${unknown.join(', ')}: name any of ${Object.keys(SERVICES).join(', ')}.`);
  process.exit(1);
}
await run(names.length > 0 ? names.filter(isName) : Object.keys(SERVICES).filter(isName));

async function run(chosen: Name[]): Promise<void> {
  // Not `once`: on Ctrl-C the terminal sends one SIGINT and npm another.
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, resolve);
  });
  await using running = new AsyncDisposableStack();
  const starts = await Promise.allSettled(
    chosen.map(async (name) => {
      const { variable, start } = SERVICES[name];
      const { url } = running.use(await start());
      console.log(`export ${variable}=${url}`);
    }),
  );
  for (const start of starts) if (start.status === 'rejected') throw start.reason;
  console.log('# Ready. Ctrl-C stops them and removes their data.');
  await stopped;
}

function isName(name: string): name is Name {
  return Object.hasOwn(SERVICES, name);
}
