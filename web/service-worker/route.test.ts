import { describe, expect, it } from 'vitest';
import { chooseRoute } from './route.ts';

const ORIGIN = 'https://akulearn.test';
const HASH = '0123456789abcdef0123456789abcdef';

function route(path: string, { method = 'GET', mode = 'cors' as RequestMode } = {}) {
  return chooseRoute({ method, mode, url: new URL(path, ORIGIN).href }, ORIGIN, new Set(['/icon.svg', '/index.html']));
}

describe('the route of a request', () => {
  it.each([
    [`/lessons/content/${HASH}.json`, 'content'],
    [`/lessons/content/${HASH}.svg`, 'content'],
    ['/lessons/content/catalogue.json', 'catalogue'],
    ['/lessons/content/other.json', null],
    ['/api/v3/progress/0197a9b2', 'api'],
    ['/api/v3/lessons?q=quadratic', 'api'],
    ['/api/v3/session', null],
    ['/api/v3/session/link-code', null],
    ['/api/v3/progress/sync', null],
    ['/api/v3/health', null],
    ['/assets/index-CWTu27mC.js', 'shell'],
    ['/assets/a-chunk-of-an-older-version.js', 'shell'],
    ['/icon.svg', 'shell'],
    ['/icon-512.png', null],
    ['/sw.js', null],
  ])('%s is answered by %s', (path, expected) => {
    expect(route(path)).toBe(expected);
  });

  it.each([
    ['/', 'navigation'],
    ['/?source=home-screen', 'navigation'],
    ['/lessons/quadratic-equations/quiz', 'navigation'],
    ['/metrics', null],
    ['/api/v3/lessons', null],
    [`/lessons/content/${HASH}.svg`, null],
    ['/openapi.json', null],
  ])('opening %s as a page is answered by %s', (path, expected) => {
    expect(route(path, { mode: 'navigate' })).toBe(expected);
  });

  it('leaves everything that is not a read alone', () => {
    expect(route('/api/v3/progress/0197a9b2', { method: 'POST' })).toBeNull();
    expect(route('/api/v3/progress/0197a9b2', { method: 'HEAD' })).toBeNull();
  });

  it('leaves other origins alone', () => {
    expect(route(`https://elsewhere.test/lessons/content/${HASH}.json`)).toBeNull();
  });
});
