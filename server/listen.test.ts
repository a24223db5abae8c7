import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Config, readConfig } from './config.ts';
import { isLoopback, listen, stopListening, urlOf } from './listen.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await stopListening(server, 0);
});

async function start(handle: RequestListener, config: Partial<Config> = {}): Promise<Server> {
  const server = await listen({ ...readConfig({ PORT: '0' }), ...config }, handle);
  servers.push(server);
  return server;
}

const addressOf = (server: Server) => urlOf(server, readConfig({}));

test('stopping lets the request under way finish and takes no new one', async () => {
  let finish = () => {};
  const server = await start((_, response) => {
    finish = () => response.end('done');
  });
  const url = addressOf(server);
  const underWay = fetch(url);
  await once(server, 'request');

  const stopped = stopListening(server, 10_000);
  await expect(fetch(url)).rejects.toThrow();
  finish();

  expect(await (await underWay).text()).toBe('done');
  await stopped;
});

test('stopping does not wait for a connection on which nothing was asked', async () => {
  const server = await start(() => {});
  const { port } = server.address() as AddressInfo;
  const ahead = connect(port, '127.0.0.1');
  await once(server, 'connection');
  const ended = once(ahead, 'close');
  await stopListening(server, 3_600_000);
  await ended;
});

test('stopping cuts off a request that does not finish in time', async () => {
  const server = await start(() => {});
  const stuck = fetch(addressOf(server));
  const cut = expect(stuck).rejects.toThrow();
  await once(server, 'request');
  await stopListening(server, 50);
  await cut;
});

test('a port that is taken is named', async () => {
  const { port } = (await start(() => {})).address() as AddressInfo;
  await expect(start(() => {}, { port })).rejects.toThrow(`Cannot listen on HOST 127.0.0.1, PORT ${port}`);
});

test('a certificate that cannot be read, or is none, is named', async () => {
  const missing = { certFile: '/nowhere/cert.pem', keyFile: '/nowhere/key.pem' };
  await expect(start(() => {}, { tls: missing })).rejects.toThrow(/TLS_CERT_FILE.*cannot be read.*nowhere/);
  const nonsense = { certFile: import.meta.filename, keyFile: import.meta.filename };
  await expect(start(() => {}, { tls: nonsense })).rejects.toThrow(/not a certificate and its key/);
});

test('only this machine counts as loopback', () => {
  expect(['localhost', '127.0.0.1', '127.1.2.3', '::1'].every(isLoopback)).toBe(true);
  expect(['0.0.0.0', '192.168.0.7', '127.school.ng', '::'].some(isLoopback)).toBe(false);
});
