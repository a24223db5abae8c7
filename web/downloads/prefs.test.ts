import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { defaultPrefs } from '../db/device-prefs.ts';
import { openStorage } from '../db/open-storage.ts';
import { createPrefs } from './prefs.ts';

describe('the preferences of this device', () => {
  it('are the defaults until the student chooses', async () => {
    const { prefs } = createPage();
    expect(prefs.get()).toEqual({ dataSaver: false, wifiOnly: false, capBytes: 200_000_000 });
    expect(createPage({ saveData: true }).prefs.get().dataSaver).toBe(true);
  });

  it('are kept, and follow the browser in what was not chosen', async () => {
    const factory = new IDBFactory();
    await createPage({}, factory).prefs.set({ wifiOnly: true });
    const { prefs } = createPage({ saveData: true }, factory);
    await vi.waitFor(() => expect(prefs.get()).toEqual({ ...defaultPrefs({ saveData: true }), wifiOnly: true }));
  });

  it('tell the worker once they are on the phone, and who listens', async () => {
    const { prefs, stored, tellPrefs } = createPage();
    const listener = vi.fn();
    prefs.subscribe(listener);
    tellPrefs.mockImplementation(async () => expect(await stored.get()).toEqual({ capBytes: 1000 }));
    await prefs.set({ capBytes: 1000 });
    expect(tellPrefs).toHaveBeenCalledOnce();
    expect(prefs.get().capBytes).toBe(1000);
    expect(listener).toHaveBeenCalled();
  });

  it('leave alone what another tab has chosen meanwhile', async () => {
    const factory = new IDBFactory();
    const { prefs } = createPage({}, factory);
    await createPage({}, factory).prefs.set({ dataSaver: true });
    await prefs.set({ wifiOnly: true });
    expect(prefs.get()).toMatchObject({ dataSaver: true, wifiOnly: true });
  });
});

function createPage(connection = {}, factory = new IDBFactory()) {
  const stored = openStorage(factory).prefs;
  const tellPrefs = vi.fn(async () => {});
  const onError = (error: unknown) => {
    throw error;
  };
  return { prefs: createPrefs({ stored, worker: { tellPrefs }, connection, onError }), stored, tellPrefs };
}
