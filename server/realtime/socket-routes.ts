import { Hono } from 'hono';
import { SOCKET_URL } from '../../domain/realtime.ts';
import { ApiError } from '../errors.ts';
import type { AppEnv } from '../http/app-env.ts';

/** What an ordinary request to a WebSocket's address is told: server/realtime/socket-server.ts takes the others. */
export function socketRoutes() {
  return new Hono<AppEnv>().all(`${SOCKET_URL}/*`, (c) => {
    c.header('Upgrade', 'websocket');
    throw new ApiError(426, 'UPGRADE_REQUIRED', 'This address is for WebSockets');
  });
}
