import { describe, expect, it } from 'vitest';
import { contentUrl, findItem, hashContent, type Lesson } from './lesson.ts';

describe('a lesson', () => {
  it('is named by the first half of its SHA-256: FIPS 180-2 vector "abc"', async () => {
    const hash = await hashContent(new TextEncoder().encode('abc'));
    expect(hash).toBe('ba7816bf8f01cfea414140de5dae2223');
    expect(contentUrl(hash, 'json')).toBe('/lessons/content/ba7816bf8f01cfea414140de5dae2223.json');
  });

  it('finds an item in practice and quiz', () => {
    const lesson = { practice: [{ id: 'p1' }], quiz: [{ id: 'q1' }] } as unknown as Lesson;
    expect(findItem(lesson, 'p1')).toBe(lesson.practice[0]);
    expect(findItem(lesson, 'q1')).toBe(lesson.quiz[0]);
    expect(findItem(lesson, 'x')).toBeUndefined();
  });
});
