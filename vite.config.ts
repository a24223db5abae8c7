import { readFile } from 'node:fs/promises';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import type { ManifestTransform } from 'workbox-build';
import { hashContent } from './domain/lesson.ts';

/** The worker installs a file only if its bytes have this hash: see web/service-worker/shell.ts. */
const addContentHashes: ManifestTransform = async (entries) => ({
  manifest: await Promise.all(
    entries.map(async (entry) => ({
      ...entry,
      revision: await hashContent(await readFile(new URL(`dist/${entry.url}`, import.meta.url))),
    })),
  ),
});

const server = 'http://localhost:8000';

export default defineConfig({
  root: 'web',
  publicDir: '../public',
  build: { outDir: '../dist', emptyOutDir: true, manifest: true },
  server: {
    proxy: { '/api': server, '/lessons/content': server, '/livez': server, '/metrics': server },
  },
  plugins: [
    react(),
    babel({ presets: [linguiTransformerBabelPreset()] }),
    lingui(),
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
