import type { Page } from '@playwright/test';
import type { DevicePrefs } from '../../db/device-prefs.ts';
import type { AnswerTypes, CacheStatus, Reply, RequestPayload } from '../../service-worker/messages.ts';

/** Asks the worker as the app does, and returns the reply that ends the request. */
export function askWorker<T extends keyof AnswerTypes>(
  page: Page,
  type: T,
  payload: RequestPayload<T>,
): Promise<Reply> {
  return page.evaluate(
    async (request) => {
      const { active } = await navigator.serviceWorker.ready;
      const { port1, port2 } = new MessageChannel();
      return new Promise<Reply>((resolve) => {
        port1.onmessage = ({ data }) => {
          if (data.type !== 'CACHE_PROGRESS') resolve({ type: data.type, payload: data.payload });
        };
        active?.postMessage(request, [port2]);
      });
    },
    { type, payload, v: 1, req_id: 'of-a-test' },
  );
}

export async function readCacheStatus(page: Page): Promise<CacheStatus> {
  const reply = await askWorker(page, 'GET_CACHE_STATUS', {});
  if (reply.type !== 'CACHE_STATUS') throw new Error(`the worker answered ${JSON.stringify(reply)}`);
  return reply.payload;
}

/** Chooses preferences as the app does: in the storage, and the worker is told. */
export async function choosePrefs(page: Page, prefs: Partial<DevicePrefs>): Promise<void> {
  await page.evaluate(
    (chosen) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('akulearn-shared');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const tx = opening.result.transaction('prefs', 'readwrite');
          tx.objectStore('prefs').put(chosen, 'this');
          tx.onerror = () => reject(tx.error);
          tx.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
    prefs,
  );
  await askWorker(page, 'SET_PREFS', {});
}
