import { PROTOCOL, SYNC_URL, type SyncResponse, type WireSyncRequest } from '../../../domain/sync.ts';
import { exchange, type Fetch, post, type Reply, readError } from '../http.ts';
import { gzip } from './gzip.ts';
import { readSyncResponse } from './read-sync-response.ts';

const TIMEOUT_MS = 30_000;

/** What became of one request. */
export type SyncAnswer =
  | { kind: 'response'; response: SyncResponse }
  | { kind: 'signed_out' }
  | { kind: 'wrong_user' }
  | { kind: 'update_required' }
  | { kind: 'too_large' }
  /** Our server will not take this request, whenever it comes. */
  | { kind: 'refused'; code: string; message: string }
  /** Try again later, in `retryAfter` milliseconds at the earliest where the server said so. */
  | { kind: 'failed'; problem: 'offline' | 'server'; retryAfter: number | null };

export type SyncBody = Omit<WireSyncRequest, 'p' | 'events'> & { events: readonly { id: string }[] };

export async function postSync(fetch: Fetch, body: SyncBody): Promise<SyncAnswer> {
  const request = post({ p: PROTOCOL, ...body });
  const packed = await gzip(String(request.body));
  const init = packed
    ? { ...request, body: packed, headers: { ...request.headers, 'Content-Encoding': 'gzip' } }
    : request;
  const reply = await exchange(fetch, SYNC_URL, init, TIMEOUT_MS);
  if (!reply) return { kind: 'failed', problem: 'offline', retryAfter: null };
  const sentIds = body.events.map(({ id }) => id);
  return readAnswer(reply, sentIds);
}

function readAnswer(reply: Reply, sentIds: readonly string[]): SyncAnswer {
  if (reply.status === 200) {
    const response = readSyncResponse(reply.body, sentIds);
    return response ? { kind: 'response', response } : { kind: 'failed', problem: 'server', retryAfter: null };
  }
  // A proxy in front may be stricter than our server, and says so in its own words.
  if (reply.status === 413) return { kind: 'too_large' };

  const error = readError(reply);
  const failed: SyncAnswer = {
    kind: 'failed',
    problem: 'server',
    retryAfter: retryAfter(reply.headers, error?.retryAfter ?? null),
  };
  if (!error) return failed;
  switch (reply.status) {
    case 401:
      return { kind: 'signed_out' };
    case 409:
      return { kind: 'wrong_user' };
    case 426:
      return { kind: 'update_required' };
    case 400:
    case 422:
      return { kind: 'refused', ...error };
    default:
      return failed;
  }
}

/** Milliseconds. The header counts seconds; its other form, a date, would depend on the phone's clock. */
function retryAfter(headers: Headers, seconds: number | null): number | null {
  const header = headers.get('Retry-After');
  const asked = header !== null && /^\d+$/.test(header) ? Number(header) : seconds;
  return asked === null ? null : asked * 1000;
}
