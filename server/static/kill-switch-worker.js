// Served in place of the app's service worker when the server runs with KILL_SERVICE_WORKER=1. It takes over from whatever
// worker a phone has, forgets what can be fetched again, and goes. Saved lessons and the student's work are not touched.

const KEPT = ['akulearn-lessons-', 'akulearn-api-'];

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => event.waitUntil(goAway()));

async function goAway() {
  const names = await caches.keys();
  const fetchable = names.filter((name) => name.startsWith('akulearn-') && !KEPT.some((kept) => name.startsWith(kept)));
  await Promise.all(fetchable.map((name) => caches.delete(name)));
  await self.registration.unregister();
  // Only windows that the worker before controlled: one that has just registered this worker would load for ever.
  const windows = await self.clients.matchAll({ type: 'window' });
  await Promise.all(windows.map((client) => client.navigate(client.url)));
}
