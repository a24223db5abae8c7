import { describe, expect, it } from 'vitest';
import type { Catalogue, CatalogueEntry } from '../../domain/lesson.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { versionNews } from './version-news.ts';

const SAVED = {
  id: 'the-mole',
  contentHash: 'old',
  files: [
    { url: '/old.json', bytes: 10 },
    { url: '/map.svg', bytes: 5 },
  ],
} as SavedLesson;

function catalogueWith(entry: Partial<CatalogueEntry>): Catalogue {
  return { skills: [], lessons: [entry as CatalogueEntry] };
}

describe('news of a lesson on the phone', () => {
  it('tells a newer version with the bytes of what the phone lacks', () => {
    const files = [
      { url: '/new.json', hash: '', bytes: 12 },
      { url: '/map.svg', hash: '', bytes: 5 },
    ];
    const catalogue = catalogueWith({ id: 'the-mole', contentHash: 'new', files });
    expect(versionNews('the-mole', [SAVED], catalogue)).toEqual({ kind: 'newer', bytes: 12 });
  });

  it('tells that a lesson is no longer offered', () => {
    expect(versionNews('the-mole', [SAVED], catalogueWith({ id: 'osmosis' }))).toEqual({ kind: 'withdrawn' });
  });

  it('tells nothing of the newest version, of a lesson not saved, or without a catalogue', () => {
    const newest = catalogueWith({ id: 'the-mole', contentHash: 'old', files: [] });
    expect(versionNews('the-mole', [SAVED], newest)).toBeNull();
    expect(versionNews('the-mole', [], catalogueWith({ id: 'osmosis' }))).toBeNull();
    expect(versionNews('the-mole', [SAVED], undefined)).toBeNull();
  });
});
