import { clientMessageSchema } from '../../domain/realtime.schema.ts';
import type { AnswerMessage, ClientMessage } from '../../domain/realtime.ts';
import { describeIssues } from '../http/describe-issues.ts';
import type { MessageFeed } from './message-feed.ts';

interface Asked {
  feed: MessageFeed;
  clock(): number;
  reply(answer: AnswerMessage): void;
}

type Refusal = Pick<Extract<AnswerMessage, { type: 'error' }>['data'], 'code' | 'message'>;

/** Does what a client's message asks for, or tells it what is wrong with it. */
export function answerClient(text: string, { feed, clock, reply }: Asked): void {
  const now = () => ({ timestamp: new Date(clock()).toISOString() });
  const refuse = (refusal: Refusal) => reply({ type: 'error', data: { ...refusal, ...now() } });
  const read = readClientMessage(text);
  if ('refusal' in read) {
    refuse(read.refusal);
    return;
  }
  const { message } = read;
  switch (message.action) {
    case 'ping':
      reply({ type: 'pong', data: now() });
      break;
    case 'unsubscribe':
      feed.unsubscribe(message.topics, (topics) => reply({ type: 'unsubscribed', data: { topics, ...now() } }));
      break;
    case 'subscribe':
      if (message.since && feed.hasBegun()) refuse(LATE_SINCE);
      else {
        feed.subscribe(message.topics, message.since, (subscribed) =>
          reply({ type: 'subscribed', data: { ...subscribed, ...now() } }),
        );
      }
  }
}

const LATE_SINCE: Refusal = {
  code: 'INVALID_MESSAGE',
  message: 'since: only the first subscription of a connection may have it',
};

function readClientMessage(text: string): { message: ClientMessage } | { refusal: Refusal } {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    return { refusal: { code: 'MALFORMED_JSON', message: 'The message is not JSON' } };
  }
  const result = clientMessageSchema.safeParse(input);
  if (result.success) return { message: result.data };
  const problems = describeIssues(result.error.issues, input).map(({ field, message }) =>
    field === '' ? message : `${field}: ${message}`,
  );
  return { refusal: { code: 'INVALID_MESSAGE', message: problems.join('; ') } };
}
