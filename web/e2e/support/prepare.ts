import { freePort } from '../../../server/test-services/free-port.ts';
import { startPostgres } from '../../../server/test-services/postgres.ts';
import { type RabbitmqControl, startRabbitmq } from '../../../server/test-services/rabbitmq.ts';
import installBrowser from './install-browser.ts';
import { serverProcess } from './server-process.ts';
import { openStack, RABBITMQ, STACK, UNUSED } from './stack.ts';

/**
 * Once before all tests: the browser, and the database of a server that was never used. Making one takes a server
 * several seconds, copying it none.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  installBrowser();
  await using begun = new AsyncDisposableStack();
  const settings = STACK === 'postgres' ? await startServices(begun) : begun.use(await openStack()).settings;
  const server = serverProcess('.', await freePort());
  await server.start(settings);
  await server.end('SIGTERM');
  process.env[UNUSED] = settings.DATABASE_URL ?? settings.DATA_DIR;
  const resources = begun.move();
  return () => resources.disposeAsync();
}

async function startServices(begun: AsyncDisposableStack): Promise<Record<string, string>> {
  const postgres = begun.use(await startPostgres());
  const { url, control } = begun.use(await startRabbitmq());
  process.env[RABBITMQ] = JSON.stringify({ url, control } satisfies RabbitmqControl);
  return { DATABASE_URL: await postgres.createDatabase(), AMQP_URL: url, ROLE: 'api' };
}
