import { type Agent, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { text } from 'node:stream/consumers';

const TIME_LIMIT_MS = 60_000;

export interface Answer {
  status: number;
  cookie: string | undefined;
  body: string;
}

/**
 * One request, sent once: `fetch` may send again by itself on a connection that was kept, and hide what broke. Rejects with the
 * system's error when the connection breaks.
 */
export async function exchange(url: string, agent: Agent, cookie: string, body?: unknown): Promise<Answer> {
  const answer = await send(
    url,
    {
      agent,
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'Content-Type': 'application/json', cookie },
      signal: AbortSignal.timeout(TIME_LIMIT_MS),
    },
    body,
  );
  return {
    status: answer.statusCode ?? 0,
    cookie: answer.headers['set-cookie']?.[0]?.split(';')[0],
    body: await text(answer),
  };
}

function send(url: string, options: RequestOptions, body: unknown): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, options, resolve)
      .on('error', reject)
      .end(body === undefined ? undefined : JSON.stringify(body));
  });
}
