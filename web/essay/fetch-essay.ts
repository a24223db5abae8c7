import type { EssayAnswer } from '../../domain/events.ts';

const TIMEOUT_MS = 20_000;

/** The essay as it was last handed in, from the server. Throws when it cannot be had. */
export async function fetchEssay(lessonId: string, itemId: string): Promise<EssayAnswer> {
  const url = `/api/v3/progress/essays/${lessonId}/${itemId}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  const essay: unknown = await response.json();
  if (!isEssayAnswer(essay)) throw new Error(`${url} answered something else than an essay`);
  return { text: essay.text, met: essay.met };
}

function isEssayAnswer(value: unknown): value is EssayAnswer {
  const { text, met } = (value ?? {}) as Partial<EssayAnswer>;
  return typeof text === 'string' && Array.isArray(met);
}
