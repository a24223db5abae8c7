import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Config } from './config.ts';
import { SetupError } from './setup-error.ts';

/** The connections of a server on which nothing was asked yet: browsers open some ahead of their requests. */
const unasked = new WeakMap<Server, Set<Socket>>();

/**
 * Serves requests over http, or https where the config names a certificate. Those that ask for another protocol become `upgrade`
 * events where `shouldUpgrade` says so, and are requests like any other where it does not. Resolves once connections are taken.
 */
export async function listen(
  { host, port, tls }: Config,
  handle: RequestListener,
  shouldUpgrade: (request: IncomingMessage) => boolean = () => false,
): Promise<Server> {
  const options = { shouldUpgradeCallback: shouldUpgrade };
  const server = tls
    ? createTlsServer({ ...options, ...(await readCertificate(tls)) }, handle)
    : createHttpServer(options, handle);
  trackUnasked(server, tls ? 'secureConnection' : 'connection');
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new SetupError(`Cannot listen on HOST ${host}, PORT ${port}: ${cause.message}`, { cause })),
    );
    server.listen(port, host, resolve);
  });
  return server;
}

function trackUnasked(server: Server, connected: 'connection' | 'secureConnection'): void {
  const sockets = new Set<Socket>();
  unasked.set(server, sockets);
  server.on(connected, (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('request', ({ socket }) => sockets.delete(socket));
}

async function readCertificate({ certFile, keyFile }: NonNullable<Config['tls']>) {
  try {
    return { cert: await readFile(certFile), key: await readFile(keyFile) };
  } catch (cause) {
    throw new SetupError(`TLS_CERT_FILE or TLS_KEY_FILE cannot be read: ${String(cause)}`, { cause });
  }
}

function createTlsServer(options: ServerOptions, handle: RequestListener): Server {
  try {
    return createHttpsServer(options, handle);
  } catch (cause) {
    throw new SetupError(`TLS_CERT_FILE and TLS_KEY_FILE are not a certificate and its key: ${String(cause)}`, {
      cause,
    });
  }
}

/** Takes no more connections and waits for those that have a request under way, but at most `drainMs`. */
export async function stopListening(server: Server, drainMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  // Node takes them for busy.
  for (const socket of unasked.get(server) ?? []) socket.destroy();
  const late = setTimeout(drainMs, undefined, { ref: false });
  await Promise.race([closed, late]);
  server.closeAllConnections();
  await closed;
}

/** Where a browser on this machine finds the server. */
export function urlOf(server: Server, { host, tls }: Config): string {
  const { port } = server.address() as AddressInfo;
  const isEverywhere = host === '0.0.0.0' || host === '::' || isLoopback(host);
  const name = isEverywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `${tls ? 'https' : 'http'}://${name}:${port}`;
}

/** Browsers trust plain http on the machine itself only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);
}
