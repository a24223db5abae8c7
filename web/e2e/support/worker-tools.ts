import type { Page } from '@playwright/test';

export interface WorkerTools {
  /** Gives the worker the event it gets when the browser sees a network, and starts it if need be. */
  sync(): Promise<void>;
  /** Ends it in the middle of whatever it does, as a browser does that needs the memory. */
  stop(): Promise<void>;
}

/** The developer tools for the service worker of `origin`, which `page` has open. */
export async function openWorkerTools(page: Page, origin: string): Promise<WorkerTools> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  const devtools = await page.context().newCDPSession(page);
  const registration = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      for (const { registrationId } of registrations) resolve(registrationId);
    });
  });
  await devtools.send('ServiceWorker.enable');
  const registrationId = await registration;
  return {
    async sync() {
      const event = { origin, registrationId, tag: 'sync-progress', lastChance: false };
      await devtools.send('ServiceWorker.dispatchSyncEvent', event);
    },
    async stop() {
      await devtools.send('ServiceWorker.stopAllWorkers');
    },
  };
}
