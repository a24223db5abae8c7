import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../rewards/reward-queries.ts';
import { changeWords, passWords } from './board-words.ts';
import type { SeenPlace } from './place-memory.ts';

const seen = (day: string, rank: number): SeenPlace => ({ studentId: 'amina', board: 'all_time', rank, day });
const row = (displayName: string, points: number, rank: number): BoardRow => {
  return { displayName, points, rank, isMe: displayName === 'Amina' };
};

describe('the change of a place', () => {
  it.each([
    [seen('2026-11-23', 16), 'Up 2 places since Monday'],
    [seen('2026-11-23', 13), 'Down 1 place since Monday'],
    [seen('2026-11-23', 14), 'The same place as on Monday'],
    [seen('2026-11-10', 15), /^Up 1 place since Tue,? 10 Nov$/],
    [undefined, ''],
  ])('since %j', (before, words) => {
    expect(changeWords(before, seen('2026-11-25', 14))).toEqual(
      typeof words === 'string' ? words : expect.stringMatching(words),
    );
  });
});

describe('the next ones above', () => {
  const amina = row('Amina', 585, 14);
  const plain = (words: string) => words.replace(/[\u2068\u2069]/g, '');

  it('are passed with one point more than they have', () => {
    const rows = [row('Chidi', 640, 11), row('Bisi', 610, 12), row('Tunde', 610, 12), amina, row('Ngozi', 540, 15)];
    expect(plain(passWords(rows, amina))).toBe('26 points to pass Bisi and Tunde');
  });

  it('are none for the first', () => {
    expect(passWords([{ ...amina, rank: 1 }, row('Ngozi', 540, 2)], { ...amina, rank: 1 })).toBe(
      'Nobody has more points than you.',
    );
  });

  it('may be beyond what is shown', () => {
    expect(passWords([row('Bisi', 585, 14), amina], amina)).toBe('');
  });
});
