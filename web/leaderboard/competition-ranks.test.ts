import { expect, it } from 'vitest';
import { competitionRanks } from './competition-ranks.ts';

it.each([
  [[], []],
  [
    [0.9, 0.8, 0.7],
    [1, 2, 3],
  ],
  [
    [1, 0.8, 0.8, 0.5],
    [1, 2, 2, 4],
  ],
])('ranks %j as %j', (scores, ranks) => {
  expect(competitionRanks(scores)).toEqual(ranks);
});
