import { parseAccept } from 'hono/utils/accept';

/** Whether an Accept-Encoding header names this encoding without ruling it out. */
export function accepts(header: string | undefined, encoding: 'br' | 'gzip'): boolean {
  return parseAccept(header ?? '').some(({ type, q }) => type.toLowerCase() === encoding && q > 0);
}
