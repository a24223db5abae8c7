import type { ServerMessage } from '../../../domain/realtime.ts';
import { isObject } from '../http.ts';

/** Null for what is no message of our server. Kinds that this client does not know pass too. */
export function readServerMessage(data: unknown): ServerMessage | null {
  if (typeof data !== 'string') return null;
  let message: unknown;
  try {
    message = JSON.parse(data);
  } catch {
    return null;
  }
  const isOurs = isObject(message) && typeof message.type === 'string' && isObject(message.data);
  return isOurs ? (message as unknown as ServerMessage) : null;
}
