import { fromWire } from '../../domain/wire.ts';

/** A file of some 20 KB takes less even on a poor 2G network. */
const TIMEOUT_MS = 20_000;

/**
 * Reads one of our JSON files in its TypeScript names. Throws when it cannot be had: no network and not on the phone, or an
 * answer that is not ours, like the sign-in page of a Wi-Fi.
 */
export async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  return (await fetchAnswer(url, signal)).body;
}

export interface Answer {
  body: unknown;
  /** When the server sent it, by its own clock and in the words of HTTP. */
  stamp: string;
}

/** The same for an answer of the API, which may be one that the phone has kept. */
export async function fetchAnswer(url: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return { body: fromWire(await response.json()), stamp: response.headers.get('Date') ?? '' };
}
