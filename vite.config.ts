import { readFile } from 'node:fs/promises';
import { lingui, linguiTransformerBabelPreset } from '@lingui/vite-plugin';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import type { ManifestTransform } from 'workbox-build';
import { hashContent } from './domain/lesson.ts';

/**
 * The worker installs a file only if its bytes have a hash that begins so: see web/service-worker/shell.ts. Half of it is enough
 * to notice another file, and every figure of it stands in the worker, which has a small budget.
 */
const addContentHashes: ManifestTransform = async (entries) => ({
  manifest: await Promise.all(
    entries.map(async (entry) => {
      const hash = await hashContent(await readFile(new URL(`dist/${entry.url}`, import.meta.url)));
      return { ...entry, revision: hash.slice(0, 16) };
    }),
  ),
});

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
