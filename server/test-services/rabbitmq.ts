import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { firstAnswer } from './first-answer.ts';
import { freePort } from './free-port.ts';
import { installPackages } from './install-packages.ts';
import { privateFolder } from './private-folder.ts';
import { type PrivateProcess, startPrivateProcess } from './private-process.ts';

/** Debian's rabbitmq-server in the PATH is a wrapper that changes to the user of the system's own server. */
const RABBITMQ = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const RABBITMQCTL = '/usr/lib/rabbitmq/bin/rabbitmqctl';
const EPMD = '/usr/bin/epmd';
const NODE = 'akulearn@localhost';

export interface RabbitmqServer extends PrivateProcess, RabbitmqControl {
  port: number;
  /** By queue, those that a consumer has but not acknowledged included. Takes a second or two. */
  countMessages(): Promise<Record<string, number>>;
}

/** What it takes to tell a running server something, from any process. */
export interface RabbitmqControl {
  url: string;
  control: { HOME: string; ERL_EPMD_PORT: string };
}

/** A part of the server that shares nothing with the others. Resolves with its URL. */
export async function createVhost({ url, control }: RabbitmqControl): Promise<string> {
  const name = randomUUID();
  const tell = `V = <<"${name}">>, rabbit_vhost:add(V, <<"tests">>),
    rabbit_auth_backend_internal:set_permissions(<<"guest">>, V, <<".*">>, <<".*">>, <<".*">>, <<"tests">>).`;
  await tellNode(control, ['eval', tell]);
  return `${url}/${name}`;
}

async function countMessages(control: RabbitmqControl['control']): Promise<Record<string, number>> {
  const said = await tellNode(control, ['--silent', '--formatter', 'json', 'list_queues', 'name', 'messages']);
  const queues: { name: string; messages: number }[] = JSON.parse(said);
  return Object.fromEntries(queues.map(({ name, messages }) => [name, messages]));
}

async function tellNode(control: RabbitmqControl['control'], args: string[]): Promise<string> {
  const env = { ...process.env, ...control };
  return (await promisify(execFile)(RABBITMQCTL, ['-n', NODE, ...args], { env })).stdout;
}

/** A private RabbitMQ on a free port of 127.0.0.1, its data in a temporary folder that goes with it. */
export async function startRabbitmq(): Promise<RabbitmqServer> {
  installPackages([{ file: RABBITMQ, package: 'rabbitmq-server' }]);
  await using begun = new AsyncDisposableStack();
  const names = begun.use(await startNameServer());
  const folder = begun.use(await privateFolder('rabbitmq'));
  const inFolder = (name: string) => join(folder.path, name);
  const port = await freePort();
  const control = { HOME: folder.path, ERL_EPMD_PORT: String(names.port) };
  const server = await startPrivateProcess({
    command: RABBITMQ,
    args: [],
    env: {
      ...control,
      RABBITMQ_NODENAME: NODE,
      RABBITMQ_NODE_IP_ADDRESS: '127.0.0.1',
      RABBITMQ_NODE_PORT: String(port),
      RABBITMQ_DIST_PORT: String(await freePort()),
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '-kernel inet_dist_use_interface {127,0,0,1}',
      RABBITMQ_MNESIA_BASE: inFolder('data'),
      RABBITMQ_LOG_BASE: inFolder('logs'),
      // To the standard output, and so to our log.
      RABBITMQ_LOGS: '-',
      // Not there: so that none of the machine's own settings counts.
      RABBITMQ_CONF_ENV_FILE: inFolder('rabbitmq-env.conf'),
      RABBITMQ_CONFIG_FILE: inFolder('rabbitmq.conf'),
      RABBITMQ_ADVANCED_CONFIG_FILE: inFolder('advanced.config'),
      RABBITMQ_ENABLED_PLUGINS_FILE: inFolder('enabled_plugins'),
      // Makes the script become the server; else it waits for it, and the server outlives it.
      RUNNING_UNDER_SYSTEMD: 'true',
    },
    stopSignal: 'SIGTERM',
    isReady: async () => (await firstAnswer(port, 'AMQP\x00\x00\x09\x01')) !== undefined,
    startLimitMs: 120_000,
    folder,
  });
  begun.use(server);
  const all = begun.move();
  return Object.assign(server, {
    url: `amqp://guest:guest@127.0.0.1:${port}`,
    port,
    control,
    countMessages: () => countMessages(control),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  });
}

/** epmd, which Erlang programs find each other by. They start it themselves where there is none, but never end it. */
async function startNameServer(): Promise<PrivateProcess & { port: number }> {
  await using begun = new AsyncDisposableStack();
  const folder = begun.use(await privateFolder('epmd'));
  const port = await freePort();
  const server = await startPrivateProcess({
    command: EPMD,
    args: ['-port', String(port), '-address', '127.0.0.1'],
    stopSignal: 'SIGTERM',
    // Its request for all names: two bytes of length and a letter.
    isReady: async () => (await firstAnswer(port, '\x00\x01n')) !== undefined,
    startLimitMs: 60_000,
    folder,
  });
  begun.move();
  return Object.assign(server, { port });
}
