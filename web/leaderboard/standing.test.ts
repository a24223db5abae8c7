import { expect, it } from 'vitest';
import { type Standing, standingOf } from './standing.ts';

const ME = { rank: 3, displayName: 'Amina', points: 60, isMe: true };

it.each<[Standing, Partial<Parameters<typeof standingOf>[0]>]>([
  ['on_it', {}],
  ['on_it', { waiting: 2 }],
  ['not_sent', { me: null, waiting: 1 }],
  ['being_counted', { me: null }],
  ['no_points', { me: null, points: 0 }],
  ['no_points', { me: null, points: 0, waiting: 1 }],
  ['not_sent', { name: 'Amina B.', waiting: 1 }],
  ['being_counted', { name: 'Amina B.' }],
])('is %s with %j', (standing, changed) => {
  expect(standingOf({ ...{ me: ME, name: 'Amina', points: 60, waiting: 0 }, ...changed })).toBe(standing);
});
