/** `fetch`, as far as the core uses it. Same-origin addresses; the session travels in a cookie. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response> | Response;

export interface Reply {
  status: number;
  headers: Headers;
  /** Undefined when the answer is not JSON: then it is not from our server. */
  body: unknown;
}

/** One exchange; null when no complete answer came within `timeout` milliseconds. */
export async function exchange(fetch: Fetch, url: string, init: RequestInit, timeout: number): Promise<Reply | null> {
  let status: number;
  let headers: Headers;
  let text: string;
  try {
    const response = await fetch(url, { ...init, cache: 'no-store', signal: AbortSignal.timeout(timeout) });
    ({ status, headers } = response);
    text = await response.text();
  } catch {
    // No network, no route, a cut in the middle of the answer, too slow: whatever it was, there is no answer.
    return null;
  }
  return { status, headers, body: parseJson(text) };
}

export function post(body: unknown): RequestInit {
  return { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** The error envelope's code and message, or null when the answer is not an error of our server. */
export function readError({ body }: Reply): { code: string; message: string; retryAfter: number | null } | null {
  if (!isObject(body) || !isObject(body.error)) return null;
  const { code, message, retry_after: retryAfter } = body.error;
  if (typeof code !== 'string' || typeof message !== 'string') return null;
  return { code, message, retryAfter: typeof retryAfter === 'number' ? retryAfter : null };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
