import type { Transaction } from './connection.ts';
import type { StudentSchema } from './student-schema.ts';

/**
 * A megabyte that takes up room while there is plenty, and makes room for the student's work when the phone is full.
 */
const BALLAST = 'ballast';
const BALLAST_BYTES = 1024 * 1024;
/** What `getRandomValues` fills at once, and the most that Chromium's compression looks back. */
const CHUNK_BYTES = 65_536;

export async function hasBallast(tx: Transaction<StudentSchema>): Promise<boolean> {
  return (await tx.objectStore('meta').getKey(BALLAST)) !== undefined;
}

export async function stowBallast(tx: Transaction<StudentSchema>): Promise<void> {
  await tx.objectStore('meta').put(incompressible(), BALLAST);
}

export async function dropBallast(tx: Transaction<StudentSchema>): Promise<void> {
  await tx.objectStore('meta').delete(BALLAST);
}

/** Browsers compress what they store, so zeros would take no room. */
function incompressible(): Uint8Array {
  const chunk = crypto.getRandomValues(new Uint8Array(CHUNK_BYTES));
  const bytes = new Uint8Array(BALLAST_BYTES);
  for (let at = 0; at < BALLAST_BYTES; at += CHUNK_BYTES) bytes.set(chunk, at);
  return bytes;
}

export function isQuotaExceeded(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
