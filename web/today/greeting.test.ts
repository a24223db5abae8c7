import { describe, expect, it } from 'vitest';
import { EMPTY_PROGRESS } from '../../domain/progress.ts';
import { isolate } from '../words/isolate.ts';
import { displayName, greetingWords } from './greeting.ts';

describe('the greeting', () => {
  it.each([
    [4, 'Good morning, Amina'],
    [11, 'Good morning, Amina'],
    [12, 'Good afternoon, Amina'],
    [15, 'Good afternoon, Amina'],
    [16, 'Good evening, Amina'],
    [23, 'Good evening, Amina'],
    [0, 'Good evening, Amina'],
    [3, 'Good evening, Amina'],
  ])('at %i o’clock is "%s"', (hour, words) => {
    expect(greetingWords(hour, 'Amina')).toBe(words.replace('Amina', isolate('Amina')));
  });

  it.each([
    [8, 'Good morning'],
    [13, 'Good afternoon'],
    [20, 'Good evening'],
  ])('at %i o’clock, without a name, is "%s"', (hour, words) => {
    expect(greetingWords(hour, null)).toBe(words);
  });
});

describe('the name of the student', () => {
  const called = (value: string | number | null) =>
    displayName({ ...EMPTY_PROGRESS, settings: { 'display-name': { at: 0, id: '', value } } });

  it('is what they saved', () => {
    expect(called(' Ọlá ')).toBe('Ọlá');
  });

  it('is not known before they saved one, nor when they took it away', () => {
    expect(displayName(EMPTY_PROGRESS)).toBeNull();
    expect(called('  ')).toBeNull();
    expect(called(null)).toBeNull();
  });
});
