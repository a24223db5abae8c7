import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the socket client as one module for pages without a build of their own, apart from the app's chunks. */
await build({
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  build: {
    lib: {
      entry: fileURLToPath(new URL('browser-socket.ts', import.meta.url)),
      formats: ['es'],
      fileName: () => 'socket-client.js',
    },
    outDir: fileURLToPath(new URL('../../../dist/examples', import.meta.url)),
    // The pages are there already.
    emptyOutDir: false,
  },
});
