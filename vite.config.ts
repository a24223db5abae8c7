import { watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import type { ManifestTransform } from 'workbox-build';
import { hashContent } from './domain/lesson.ts';
import { REVISION_LENGTH } from './web/service-worker/revision-length.ts';

/** The worker installs a file only if its bytes have a hash that begins so: see web/service-worker/shell.ts. */
const addContentHashes: ManifestTransform = async (entries) => ({
  manifest: await Promise.all(
    entries.map(async (entry) => {
      const hash = await hashContent(await readFile(new URL(`dist/${entry.url}`, import.meta.url)));
      return { ...entry, revision: hash.slice(0, REVISION_LENGTH) };
    }),
  ),
});

/**
 * In development the lessons come fresh from where `npm run lessons` writes them, and the page is loaded again when it has. The server
 * knows only those it started with; it is asked for the ones that are gone.
 */
const freshLessons: Plugin = {
  name: 'fresh-lessons',
  apply: 'serve',
  configureServer({ middlewares, ws }) {
    const folder = fileURLToPath(new URL('dist/lessons/content/', import.meta.url));
    middlewares.use('/lessons/content', async (request, response, next) => {
      const name = /^\/([a-z0-9]+\.(json|svg))$/.exec(request.url ?? '')?.[1];
      const body = name && (await readFile(join(folder, name)).catch(() => null));
      if (!body) return next();
      response.setHeader('Content-Type', name.endsWith('.svg') ? 'image/svg+xml' : 'application/json');
      response.setHeader('Cache-Control', 'no-cache');
      response.end(body);
    });
    // It is written last, and only when something is new. Vite's own watcher passes over what a build writes.
    watchFile(join(folder, 'catalogue.json'), { interval: 300, persistent: false }, () =>
      ws.send({ type: 'full-reload' }),
    );
  },
};

const server = 'http://localhost:8000';

export default defineConfig({
  root: 'web',
  publicDir: '../public',
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    manifest: true,
    // What several screens use comes with the first: a dozen files of a few hundred bytes would cost more than they save.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'shared', test: /\/(web|domain)\/|node_modules/, minShareCount: 2 }] },
      },
    },
  },
  server: {
    proxy: {
      '/api': server,
      '/ws': { target: server, ws: true },
      '/lessons/content': server,
      '/livez': server,
      '/metrics': server,
    },
  },
  plugins: [
    react(),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    lingui(),
    freshLessons,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'service-worker',
      filename: 'sw.ts',
      injectRegister: null,
      manifest: false,
      injectManifest: {
        globPatterns: ['index.html', 'offline.{html,css}', 'manifest.webmanifest', 'icon.svg', 'assets/**/*.{js,css}'],
        manifestTransforms: [addContentHashes],
      },
    }),
  ],
});
