import { describe, expect, it } from 'vitest';
import { CAPS, capHelp, megabytes, roomWords } from './room-words.ts';

describe('the words on room', () => {
  it('tell how much is here, of how much', () => {
    expect(roomWords(17, 2_100_000, 200_000_000)).toBe(
      '17 lessons, 2.1 MB of 200 MB. Everything here works without network.',
    );
    expect(roomWords(1, 62_000, 50_000_000)).toBe('1 lesson, 62 KB of 50 MB. It works without network.');
  });

  it('name each cap in whole megabytes', () => {
    expect(CAPS.map(megabytes)).toEqual(['50', '100', '200', '500']);
  });

  it('say what happens when more is here than the student allows', () => {
    expect(capHelp(60_000_000, 50_000_000)).toContain('More than that is here now.');
    expect(capHelp(50_000_000, 50_000_000)).toContain('When it is full');
  });
});
