import { describe, expect, it, vi } from 'vitest';
import { postSync, type SyncBody } from './post-sync.ts';

const BODY: SyncBody = { device_id: 'phone', user_id: 'ada', now: 1, cursor: null, events: [] };

function answered(status: number, error: object | null, headers: Record<string, string> = {}) {
  return postSync(() => Response.json(error && { error }, { status, headers }), BODY);
}

const error = (fields: object = {}) => ({ code: 'SOME_CODE', message: 'In words', ...fields });
const failed = (retryAfter: number | null) => ({ kind: 'failed', problem: 'server', retryAfter });

describe('a sync request', () => {
  it('is JSON by the protocol, from the server and not from a cache', async () => {
    const sent: Request[] = [];
    await postSync(
      (url, init) => {
        sent.push(new Request(new URL(url, 'https://school.test'), init));
        return Response.error();
      },
      { ...BODY, events: Array.from({ length: 20 }, (_, i) => ({ id: `event ${i}` })) },
    );
    const [request] = sent;
    expect(request?.url).toBe('https://school.test/api/v3/progress/sync');
    expect(request?.method).toBe('POST');
    expect(request?.cache).toBe('no-store');
    expect(request?.headers.get('Content-Type')).toBe('application/json');
    expect(request?.headers.get('Content-Encoding')).toBe('gzip');
    const plain = request?.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(plain).json()).toMatchObject({ p: 1, user_id: 'ada', events: { length: 20 } });
  });

  it('goes as it is when packing would make it longer', async () => {
    let sent: RequestInit = {};
    await postSync((_, init) => {
      sent = init;
      return Response.error();
    }, BODY);
    expect(new Headers(sent.headers).has('Content-Encoding')).toBe(false);
    expect(JSON.parse(String(sent.body))).toMatchObject({ p: 1, events: [] });
  });

  it('is given up when no answer comes in time', async () => {
    const limit = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(limit.signal);
    const silence = (_: string, { signal }: RequestInit) =>
      new Promise<Response>((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
        limit.abort();
      });
    expect(await postSync(silence, BODY)).toEqual({ kind: 'failed', problem: 'offline', retryAfter: null });
  });
});

describe('what the server answers', () => {
  it.each([
    [400, { kind: 'refused', code: 'SOME_CODE', message: 'In words' }],
    [401, { kind: 'signed_out' }],
    [403, failed(null)],
    [409, { kind: 'wrong_user' }],
    [413, { kind: 'too_large' }],
    [422, { kind: 'refused', code: 'SOME_CODE', message: 'In words' }],
    [426, { kind: 'update_required' }],
    [500, failed(null)],
  ])('%i is read as what it means', async (status, answer) => {
    expect(await answered(status, error())).toMatchObject(answer);
  });

  it.each([
    ['no envelope', null],
    ['no code', error({ code: undefined })],
    ['no words', error({ message: 5 })],
  ])('with %s is somebody else’s: tried again later', async (_, said) => {
    for (const status of [400, 401, 409, 426]) expect(await answered(status, said)).toEqual(failed(null));
  });

  it('says how many seconds to wait in the header, or else in the envelope', async () => {
    expect(await answered(503, error({ retry_after: 5 }), { 'Retry-After': '120' })).toEqual(failed(120_000));
    expect(await answered(429, error({ retry_after: 5 }))).toEqual(failed(5_000));
    expect(await answered(429, error({ retry_after: 'soon' }))).toEqual(failed(null));
    expect(await answered(502, null, { 'Retry-After': '7' })).toEqual(failed(7_000));
  });

  it.each(['Tue, 24 Nov 2026 09:00:00 GMT', '1.5', '-1', '5 minutes', 'in 5'])(
    'Retry-After: %s is not counted in seconds, so the envelope decides',
    async (header) => {
      expect(await answered(503, error({ retry_after: 5 }), { 'Retry-After': header })).toEqual(failed(5_000));
    },
  );
});
