import { type PostgresServer, startPostgres } from '../test-services/postgres.ts';
import type { PrivateProcess } from '../test-services/private-process.ts';
import { type RabbitmqServer, startRabbitmq } from '../test-services/rabbitmq.ts';
import { type ApiProcess, startApi, startWorker } from './api-process.ts';
import { type StudentStream, startStudents } from './student-stream.ts';

export interface QueueStack extends AsyncDisposable {
  databaseUrl: string;
  rabbitmq: RabbitmqServer;
  apis: [ApiProcess, ApiProcess];
  workers: PrivateProcess[];
}

/** The product on PostgreSQL and RabbitMQ: two API processes and workers, with settings such as those of a Redis. */
export async function startQueueStack(workerCount: number, settings: Record<string, string> = {}): Promise<QueueStack> {
  await using begun = new AsyncDisposableStack();
  const rabbitmq = begun.use(await startRabbitmq());
  const server: PostgresServer = begun.use(await startPostgres());
  const databaseUrl = await server.createDatabase();
  const env = { AMQP_URL: rabbitmq.url, ...settings };
  const first = begun.use(await startApi(databaseUrl, env));
  const second = begun.use(await startApi(databaseUrl, env));
  const workers: PrivateProcess[] = [];
  for (let i = 0; i < workerCount; i++) workers.push(begun.use(await startWorker(databaseUrl, env)));
  const all = begun.move();
  return {
    ...{ databaseUrl, rabbitmq, apis: [first, second], workers },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

export function startStudentsOf({ apis }: QueueStack): Promise<StudentStream> {
  return startStudents(apis.map(({ url }) => url));
}
