import { describe, expect, it, vi } from 'vitest';
import { createInstallPrompt, isGoodMoment } from './install-prompt.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-11-24T09:00:00Z');
const ANDROID = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/143.0 Mobile Safari/537.36';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1';
const MACINTOSH = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15';

describe('a good moment to offer installing', () => {
  const facts = { succeeded: true, days: 2, visits: 2, dismissedAt: null };

  it.each([
    ['on the second day, after a success', {}, true],
    ['on the third visit of the first day, after a success', { days: 1, visits: 3 }, true],
    ['a month after it was put off', { dismissedAt: NOW - 30 * DAY }, true],
    ['before any success', { succeeded: false }, false],
    ['on the first day, the second time', { days: 1 }, false],
    ['within a month after it was put off', { dismissedAt: NOW - 30 * DAY + 1 }, false],
  ])('%s: %j is %s', (_, change, expected) => {
    expect(isGoodMoment({ ...facts, ...change }, NOW)).toBe(expected);
  });
});

describe('installing', () => {
  it('is available once the browser says so, whose own bar is held back', () => {
    const phone = createPhone();
    const prompt = phone.open();
    expect(prompt.state()).toBe('unavailable');
    const listener = vi.fn();
    prompt.subscribe(listener);
    const offered = phone.offer();
    expect(offered.defaultPrevented).toBe(true);
    expect(prompt.state()).toBe('available');
    expect(listener).toHaveBeenCalledOnce();
  });

  it('is brought up after a success of who comes back on another day', () => {
    const phone = createPhone();
    phone.open().noteSuccess();
    phone.now += DAY;
    const prompt = phone.open();
    phone.offer();
    expect(prompt.isGoodMoment()).toBe(false);
    prompt.noteSuccess();
    expect(prompt.isGoodMoment()).toBe(true);
  });

  it('is never brought up where it is not possible', () => {
    const phone = createPhone();
    for (let visit = 0; visit < 3; visit++) phone.open();
    const prompt = phone.open();
    prompt.noteSuccess();
    expect(prompt.isGoodMoment()).toBe(false);
  });

  it('asks once, and not again for a month when the answer is no', async () => {
    const phone = createPhone();
    for (let visit = 0; visit < 3; visit++) phone.open();
    const prompt = phone.open();
    const offered = phone.offer('dismissed');
    prompt.noteSuccess();
    await prompt.prompt();
    await prompt.prompt();
    expect(offered.prompt).toHaveBeenCalledOnce();
    expect(prompt.state()).toBe('unavailable');

    phone.now += 29 * DAY;
    const later = phone.open();
    phone.offer();
    later.noteSuccess();
    expect(later.isGoodMoment()).toBe(false);
    phone.now += DAY;
    expect(later.isGoodMoment()).toBe(true);
  });

  it('is over when it was done', () => {
    const phone = createPhone();
    const prompt = phone.open();
    phone.offer();
    phone.window.dispatchEvent(new Event('appinstalled'));
    expect(prompt.state()).toBe('installed');
  });

  it.each([
    ['an iPhone', { userAgent: IPHONE }, 'ios'],
    ['an iPad, which calls itself a Macintosh', { userAgent: MACINTOSH, maxTouchPoints: 5 }, 'ios'],
    ['a Macintosh', { userAgent: MACINTOSH }, 'unavailable'],
    ['an iPhone that opened it from the home screen', { userAgent: IPHONE, standalone: true }, 'installed'],
  ])('on %s: %j is %s', (_, navigator, expected) => {
    expect(createPhone(navigator).open().state()).toBe(expected);
  });
});

/** A browser that the app is opened in again and again. */
function createPhone(navigator: { userAgent?: string; maxTouchPoints?: number; standalone?: boolean } = {}) {
  const kept = new Map<string, string>();
  const phone = {
    now: NOW,
    window: newWindow(),
    open() {
      phone.window = newWindow();
      return createInstallPrompt({
        window: phone.window,
        navigator: { userAgent: ANDROID, maxTouchPoints: 0, ...navigator },
        storage: { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) },
        now: () => phone.now,
      });
    },
    offer(outcome = 'accepted') {
      const prompt = vi.fn(async () => ({ outcome }));
      const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt });
      phone.window.dispatchEvent(event);
      return event;
    },
  };
  return phone;
}

function newWindow() {
  const matchMedia = () => ({ matches: false }) as MediaQueryList;
  return Object.assign(new EventTarget(), { matchMedia }) as unknown as Window;
}
