import { browserDeps } from '../client/browser-deps.ts';
import { createSyncClient } from '../client/sync-client.ts';
import { defaultPrefs, networkInformation } from '../db/device-prefs.ts';
import { openStorage } from '../db/open-storage.ts';
import { announceUpdates } from './announce-updates.ts';
import { answerMessage } from './answer-message.ts';
import { createApiReads } from './api-reads.ts';
import { createCatalogue } from './catalogue.ts';
import { serveContent } from './content.ts';
import { createDownloads } from './downloads.ts';
import { chooseRoute } from './route.ts';
import { createLessonSaver } from './save-lesson.ts';
import { createShell, type ShellFile } from './shell.ts';
import { syncProgress } from './sync-progress.ts';
import { createTellPages } from './tell-pages.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: ShellFile[] };
declare global {
  /** Background Sync, which TypeScript's library leaves out since only Chromium has it. */
  interface ServiceWorkerGlobalScopeEventMap {
    sync: ExtendableEvent & { readonly tag: string };
  }
}

const browser = { caches: self.caches, fetch: self.fetch.bind(self) };
const storage = openStorage(self.indexedDB);
const client = createSyncClient({ ...browserDeps(), storage });
const prefs = async () => ({ ...defaultPrefs(networkInformation(navigator)), ...(await storage.prefs.get()) });
const lessonRows = { store: storage.lessons, now: Date.now };
const tellPages = createTellPages(self.clients);
const shell = createShell({ ...browser, files: self.__WB_MANIFEST });
const catalogue = createCatalogue({
  ...browser,
  now: Date.now,
  savesData: async () => (await prefs()).dataSaver,
  onChanged: (newest) => announceUpdates({ store: storage.lessons, tellPages }, newest),
});
const apiReads = createApiReads({
  ...browser,
  currentStudentId: () => storage.shared.read((rows) => rows.getCurrentStudentId()),
});
const lessons = createLessonSaver({
  ...browser,
  ...lessonRows,
  readCatalogue: catalogue.read,
  keptCatalogue: catalogue.kept,
  capBytes: async () => (await prefs()).capBytes,
});
const downloads = createDownloads(lessons);

self.addEventListener('install', (event) => event.waitUntil(shell.install().then(announceVersion)));

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([shell.activate(), lessons.sweep()]));
  // So that the very first visit is enough to come back without a network: its own pages are served from here on, and the
  // catalogue, which they asked for before there was a worker, is kept.
  const waitUntil = event.waitUntil.bind(event);
  waitUntil(Promise.all([self.clients.claim(), catalogue.serve(waitUntil)]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const waitUntil = event.waitUntil.bind(event);
  switch (chooseRoute(request, self.location.origin, shell.paths)) {
    case 'shell':
      return event.respondWith(shell.serve(request));
    case 'content':
      return event.respondWith(serveContent({ ...browser, ...lessonRows }, request, waitUntil));
    case 'catalogue':
      return event.respondWith(catalogue.serve(waitUntil));
    case 'api':
      return event.respondWith(apiReads.serve(request, waitUntil));
    case 'navigation':
      return event.respondWith(shell.serveNavigation(request));
  }
});

self.addEventListener('message', (event) => {
  event.waitUntil(
    answerMessage(
      {
        downloads,
        lessons,
        forgetStudent: apiReads.forget,
        sync: () => syncProgress(client, tellPages),
        version: shell.version,
        skipWaiting: () => self.skipWaiting(),
      },
      event.data,
      event.ports[0],
    ),
  );
});

self.addEventListener('sync', (event) => {
  // A rejection makes the browser try again later.
  if (event.tag === 'sync-progress') event.waitUntil(syncProgress(client, tellPages));
});

/** The very first version takes over at once, so no page waits for it. */
async function announceVersion(): Promise<void> {
  if (self.registration.active) await tellPages({ type: 'UPDATE_READY', payload: {} });
}
