import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import { openStorage } from '../../db/open-storage.ts';
import { recordIn } from '../test-phone.ts';
import { pruneEvents } from './prune-events.ts';

const AGES_AGO = 1;
const NOW = 1_795_000_000_000;

it('an old event goes only when the server has it and the progress shown includes it', async () => {
  const store = await openStorage(new IDBFactory()).openStudent('ada');
  const acknowledged = { acknowledgedAt: AGES_AGO, correctedAt: AGES_AGO };
  for (const [id, place] of [
    ['done', { ...acknowledged, seq: 1, covered: 1 }],
    ['not included yet', { ...acknowledged, seq: 2, covered: 0 }],
    ['sent again after a restore', { ...acknowledged, seq: null, covered: 1 }],
    ['never sent', {}],
    ['done of late', { seq: 3, covered: 1, acknowledgedAt: NOW, correctedAt: NOW }],
  ] as const) {
    await recordIn(store, id);
    await store.write(async (rows) => {
      const stored = await rows.getEvent(id);
      if (stored) await rows.putEvent({ ...stored, ...place });
    });
  }
  await pruneEvents(store, NOW);
  const kept = await store.read((rows) => rows.pageEvents('', 10));
  expect(kept.map(({ event }) => event.id).sort()).toEqual([
    'done of late',
    'never sent',
    'not included yet',
    'sent again after a restore',
  ]);
});
