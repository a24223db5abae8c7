import { describe, expect, it } from 'vitest';
import { partOf } from './range.ts';

const FILE = '0123456789';

describe('fault 30: a range of a kept file', () => {
  it.each([
    ['bytes=0-', '0123456789', '0-9'],
    ['bytes=0-0', '0', '0-0'],
    ['bytes=3-5', '345', '3-5'],
    ['bytes=7-', '789', '7-9'],
    ['bytes=7-99', '789', '7-9'],
    ['bytes=-4', '6789', '6-9'],
    ['bytes=-99', '0123456789', '0-9'],
  ])('%s is answered with that part', async (range, body, place) => {
    const part = await partOf(keptFile(), range);
    expect(part.status).toBe(206);
    expect(await part.text()).toBe(body);
    expect(Object.fromEntries(part.headers)).toEqual({
      'content-type': 'audio/mpeg',
      'content-length': String(body.length),
      'content-range': `bytes ${place}/10`,
    });
  });

  it.each(['bytes=10-', 'bytes=99-200', 'bytes=-0'])('%s is past the end, which is said', async (range) => {
    const answer = await partOf(keptFile(), range);
    expect(answer.status).toBe(416);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('Content-Range')).toBe('bytes */10');
    expect(answer.headers.get('Content-Length')).toBe('0');
  });

  it.each([null, 'bytes=-', 'bytes=5-2', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=a-b', 'bytes=0-1 '])(
    '%s is answered with the whole file',
    async (range) => {
      const kept = keptFile();
      const answer = await partOf(kept, range);
      expect(answer).toBe(kept);
      expect(answer.status).toBe(200);
    },
  );

  it('of an empty file has no part', async () => {
    expect((await partOf(new Response(''), 'bytes=0-')).status).toBe(416);
    expect((await partOf(new Response(''), 'bytes=-5')).status).toBe(416);
  });
});

function keptFile(): Response {
  return new Response(FILE, { headers: { 'Content-Type': 'audio/mpeg', 'Content-Length': '10' } });
}
