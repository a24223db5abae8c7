/** Not in TypeScript's DOM types: only some browsers have it. https://wicg.github.io/background-sync/spec/ */
interface WithSync extends ServiceWorkerRegistration {
  sync: { register(tag: string): Promise<void> };
}

/**
 * Asks the browser to wake the worker when there is network, even with the app closed; undefined where it cannot. Only a
 * bonus: the app sends by itself whenever it is open.
 */
export function backgroundSync(
  container: ServiceWorkerContainer | undefined,
): ((tag: string) => Promise<void>) | undefined {
  if (!container || !('SyncManager' in globalThis)) return undefined;
  return async (tag) => {
    const registration = await container.getRegistration();
    if (!registration?.active) return;
    try {
      await (registration as WithSync).sync.register(tag);
    } catch (error) {
      // The student, or a battery saver, has turned it off for this site.
      if (!(error instanceof DOMException && error.name === 'NotAllowedError')) throw error;
    }
  };
}
