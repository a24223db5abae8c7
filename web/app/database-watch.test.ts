import { describe, expect, it, vi } from 'vitest';
import { createDatabaseWatch } from './database-watch.ts';
import { createReloadOnce } from './reload-once.ts';

describe('the watch over the databases', () => {
  it('tells who listens that another window is in the way, and that it is no more', () => {
    const { watch } = createWatch();
    const seen: unknown[] = [];
    watch.subscribe(() => seen.push(watch.trouble()));
    watch.report('blocked');
    watch.report(null);
    expect(seen).toEqual(['blocked', null]);
  });

  it('fault 23: loads an untouched page anew when it is too old for its database, once for each version', () => {
    const { watch, reload, openPage } = createWatch();
    watch.report('outdated');
    watch.report('outdated');
    openPage().report('outdated');
    expect(reload).toHaveBeenCalledOnce();
    openPage('second').report('outdated');
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('fault 23: leaves a page the student works on as it is, and says so until it is loaded anew', () => {
    const { watch, reload } = createWatch({ touched: true });
    watch.report('outdated');
    watch.report(null);
    expect(watch.trouble()).toBe('outdated');
    expect(reload).not.toHaveBeenCalled();
  });
});

function createWatch({ touched = false } = {}) {
  const kept = new Map<string, string>();
  const reload = vi.fn();
  const reloadOnce = createReloadOnce({
    storage: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    },
    reload,
  });
  const openPage = (build = 'first') => createDatabaseWatch({ reloadOnce, build, isTouched: () => touched });
  return { watch: openPage(), reload, openPage };
}
