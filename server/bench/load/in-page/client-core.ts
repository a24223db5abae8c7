import type { EventDraft } from '../../../../domain/events.ts';
import { browserDeps } from '../../../../web/client/browser-deps.ts';
import { createClient } from '../../../../web/client/client.ts';
import { openStorage } from '../../../../web/db/open-storage.ts';

/** Runs in a page of the app's origin that does not run the app: its client core alone, which sends nothing by itself. */

export interface Studied {
  lessonId: string;
  contentHash: string;
  sectionIds: string[];
  itemIds: string[];
}

/** Milliseconds that each of `count` events took from the call until it was safe on the phone, one after the other. */
export async function timeWrites(count: number, studied: Studied): Promise<number[]> {
  const client = open();
  await client.openProfile();
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const start = performance.now();
    await client.record(draft(i, studied));
    times.push(performance.now() - start);
  }
  await client.close();
  return times;
}

/** Leaves `count` events waiting on the phone and returns their ids. */
export async function fillOutbox(count: number, studied: Studied): Promise<string[]> {
  const client = open();
  await client.openProfile();
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await client.record(draft(i, studied))).id);
  await client.close();
  return ids;
}

function open() {
  return createClient({ storage: openStorage(indexedDB), ...browserDeps(), score: () => null });
}

/** What a busy student does: reads a section, answers a problem a few times, takes a hint. */
function draft(i: number, { lessonId, contentHash, sectionIds, itemIds }: Studied): EventDraft {
  const on = { lessonId, contentHash };
  const activeSeconds = 5 + ((i * 37) % 90);
  const itemId = itemIds[i % itemIds.length] ?? '';
  if (i % 5 === 0) {
    const sectionId = sectionIds[i % sectionIds.length] ?? '';
    return { type: 'section_read', ...on, payload: { sectionId, activeSeconds } };
  }
  if (i % 5 === 1) return { type: 'hint_used', ...on, itemId, payload: { hint: 1 } };
  return { type: 'problem_answered', ...on, itemId, payload: { answer: 'abcd'[i % 4] ?? 'a', activeSeconds } };
}
