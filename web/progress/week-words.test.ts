import { expect, it } from 'vitest';
import { weekWords } from './week-words.ts';

const NOTHING = { activeSeconds: 0, events: 0 };

function studied(minutes: number, seconds = 0) {
  return { activeSeconds: minutes * 60 + seconds, events: 3 };
}

it.each([
  ['nothing', NOTHING, NOTHING, 'You have not studied this week yet. One section is a good start.'],
  [
    'nothing after a week',
    NOTHING,
    studied(65),
    'You have not studied this week yet. By this day last week you had 1 h 5 min.',
  ],
  [
    'the first week',
    studied(12),
    NOTHING,
    'You have studied 12 min this week. By this day last week you had not begun.',
  ],
  ['more', studied(125), studied(85), 'You have studied 2 h 5 min this week, 40 min more than by this day last week.'],
  [
    'less',
    studied(20),
    studied(50),
    'You have studied 20 min this week. Another 30 min brings you level with last week.',
  ],
  [
    'as much to the minute',
    studied(20, 50),
    studied(20),
    'You have studied 20 min this week, as much as by this day last week.',
  ],
  [
    'the difference of what is shown',
    studied(21),
    studied(19, 59),
    'You have studied 21 min this week, 2 min more than by this day last week.',
  ],
])('tells %s', (_, thisWeek, lastWeek, words) => {
  expect(weekWords({ thisWeek, lastWeek })).toBe(words);
});
