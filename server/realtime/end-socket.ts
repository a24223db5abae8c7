import type { WebSocket } from 'ws';

/** Why this side ends a connection. https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number */
export const REASONS = {
  binary: [1003, 'only text frames are taken'],
  flood: [1008, 'more than 10 messages a second'],
  restarting: [1012, 'restarting'],
  tooSlow: [1013, 'too slow; resume'],
  unavailable: [1013, 'not available; resume'],
} as const;

const KNOWN_CODES = new Set([1000, 1001, 1003, 1005, 1006, 1007, 1008, 1009, 1012, 1013]);

/** Says why, and does not wait longer than `withinMs` for the other side to have heard it. Resolves when the socket is closed. */
export async function endSocket(
  socket: WebSocket,
  [code, reason]: (typeof REASONS)[keyof typeof REASONS],
  withinMs: number,
): Promise<void> {
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.close(code, reason);
  const late = setTimeout(() => socket.terminate(), withinMs);
  await closed;
  clearTimeout(late);
}

/** A client may end with any of thousands of codes, each of which would be a series of its own. */
export function codeLabel(code: number): string {
  return KNOWN_CODES.has(code) ? String(code) : 'other';
}
