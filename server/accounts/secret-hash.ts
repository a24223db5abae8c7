import { createHash } from 'node:crypto';

/** SHA-256 in hex. Tokens, device secrets and codes are random, so a fast hash keeps them as safe as a slow one would. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
