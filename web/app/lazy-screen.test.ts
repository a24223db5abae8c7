import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadOrReload } from './lazy-screen.ts';
import { createReloadOnce } from './reload-once.ts';

const GONE = new TypeError('Failed to fetch dynamically imported module');

describe('fault 26: a screen whose code is gone', () => {
  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('loads the app anew, and shows nothing meanwhile', async () => {
    const tab = createTab();
    const settled = vi.fn();
    void tab.open(fail).then(settled, settled);
    await vi.waitFor(() => expect(tab.reloads()).toBe(1));
    expect(settled).not.toHaveBeenCalled();
  });

  it('is an error when loading the app anew did not help', async () => {
    const tab = createTab();
    void tab.open(fail);
    await vi.waitFor(() => expect(tab.reloads()).toBe(1));
    await expect(tab.open(fail)).rejects.toBe(GONE);
    expect(tab.reloads()).toBe(1);
  });

  it('does not loop when another screen of the same page loads well', async () => {
    const tab = createTab();
    void tab.open(fail);
    await vi.waitFor(() => expect(tab.reloads()).toBe(1));
    await tab.open(async () => 'another screen');
    await expect(tab.open(fail)).rejects.toBe(GONE);
  });

  it('loads the app anew another day, once it had worked again', async () => {
    const tab = createTab();
    let works = false;
    const load = () => (works ? Promise.resolve('screen') : Promise.reject(GONE));
    void tab.open(load);
    await vi.waitFor(() => expect(tab.reloads()).toBe(1));
    works = true;
    expect(await tab.open(load)).toBe('screen');
    works = false;
    void tab.open(load);
    await vi.waitFor(() => expect(tab.reloads()).toBe(2));
  });

  it('is an error at once where the app would not open again', async () => {
    const tab = createTab({ canReload: false });
    await expect(tab.open(fail)).rejects.toBe(GONE);
    expect(tab.reloads()).toBe(0);
  });
});

const fail = () => Promise.reject<string>(GONE);

/** A tab of a browser, whose pages come and go and whose storage stays. */
function createTab({ canReload = true } = {}) {
  const kept = new Map<string, string>();
  const reload = vi.fn();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  return {
    reloads: () => reload.mock.calls.length,
    open: <T>(load: () => Promise<T>) =>
      loadOrReload(load, { reloadOnce: createReloadOnce({ storage, reload }), canReload: async () => canReload }),
  };
}
