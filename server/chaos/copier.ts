import { connect, type Options } from 'amqplib';
import { EXCHANGE_OF } from '../queue/queue.ts';

export interface Copier extends AsyncDisposable {
  /** Publishes a copy of all it has seen once more, and tells how many that were. */
  copyAll(): Promise<number>;
}

interface Copy {
  exchange: string;
  routingKey: string;
  content: Buffer;
  options: Options.Publish;
}

/** Tells its own from what it is to copy. */
const COPIED = 'x-copied';

/** Publishes each message that has one queue again as soon as it sees it, under the same id, as a relay would that was killed in between. */
export async function startCopier(url: string): Promise<Copier> {
  await using begun = new AsyncDisposableStack();
  const connection = begun.adopt(await connect(url), (opened) => opened.close());
  const channel = await connection.createConfirmChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  for (const exchange of Object.values(EXCHANGE_OF)) await channel.bindQueue(queue, exchange, '#');
  const seen: Copy[] = [];
  const publish = ({ exchange, routingKey, content, options }: Copy, done?: () => void) =>
    channel.publish(exchange, routingKey, content, options, done);

  await channel.consume(queue, (raw) => {
    if (!raw) return;
    const { fields, properties, content } = raw;
    if (properties.headers?.[COPIED]) return channel.ack(raw);
    const options = { ...properties, persistent: true, headers: { ...properties.headers, [COPIED]: true } };
    const copy = { exchange: fields.exchange, routingKey: fields.routingKey, content, options };
    seen.push(copy);
    // So that as long as there is something to copy, its queue is not empty.
    publish(copy, () => channel.ack(raw));
  });
  const all = begun.move();
  return {
    async copyAll() {
      for (const copy of seen) publish(copy);
      await channel.waitForConfirms();
      return seen.length;
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
