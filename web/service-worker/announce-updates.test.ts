import { expect, it } from 'vitest';
import type { Catalogue } from '../../domain/lesson.ts';
import { announceUpdates } from './announce-updates.ts';
import type { News, SavedLesson } from './messages.ts';

it('a newer version of a saved lesson is told, and nothing of one that is the same, not saved or withdrawn', async () => {
  const saved = [lesson('newer', 'v1'), lesson('same', 'v1'), lesson('withdrawn', 'v1')];
  const catalogue = { skills: [], lessons: [lesson('newer', 'v2'), lesson('same', 'v1'), lesson('not-saved', 'v1')] };
  const told: News[] = [];
  await announceUpdates(
    { store: { all: async () => saved as SavedLesson[] }, tellPages: async (news) => void told.push(news) },
    catalogue as Catalogue,
  );
  expect(told).toEqual([{ type: 'LESSON_UPDATED', payload: { lessonId: 'newer' } }]);
});

function lesson(id: string, contentHash: string) {
  return { id, contentHash } as SavedLesson & Catalogue['lessons'][number];
}
