import { rm } from 'node:fs/promises';
import installBrowser from './install-browser.ts';
import { startServer } from './server.ts';

/**
 * Once before all tests: the browser, and the data folder of a server that was never used. Making one takes a server
 * several seconds, copying it none.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  installBrowser();
  const server = await startServer();
  await server.stop();
  process.env.UNUSED_DATA_DIR = server.dataDir;
  return () => rm(server.dataDir, { recursive: true, force: true });
}
