import { expect, test } from 'vitest';
import { fromWire } from '../../domain/wire.ts';
import { TINY_LESSON } from '../test-context.ts';
import { createKnowledge } from './knowledge.ts';
import { createRandom } from './random.ts';
import { DAY_MS } from './time.ts';

const MIND = { known: 0, learn: 1, slip: 0.1, guess: 1, forgettingDays: 10, patience: 0 };
const SKILLS = Array.from({ length: 1000 }, (_, i) => `skill-${i}`);
const [CHOICE] = fromWire(TINY_LESSON).practice;

function learnAll() {
  const knowledge = createKnowledge(createRandom('knowledge'), MIND, 0);
  for (const skill of SKILLS) knowledge.meet(skill, 0, 'beginner');
  const share = (at: number) => SKILLS.filter((skill) => knowledge.knows(skill, at)).length / SKILLS.length;
  return { knowledge, share };
}

test('what was learnt is forgotten as days go by', () => {
  const { share } = learnAll();
  expect(share(1)).toBe(1);
  expect(share(10 * DAY_MS)).toBeCloseTo(Math.exp(-1), 1);
  expect(share(60 * DAY_MS)).toBeLessThan(0.02);
});

test('going back to it on another day makes it last longer, at once does not', () => {
  const [once, atOnce, nextDay] = [learnAll(), learnAll(), learnAll()];
  for (const skill of SKILLS) atOnce.knowledge.meet(skill, 1000, 'beginner');
  for (const skill of SKILLS) nextDay.knowledge.meet(skill, DAY_MS, 'beginner');
  expect(atOnce.share(10 * DAY_MS)).toBe(once.share(10 * DAY_MS));
  expect(nextDay.share(10 * DAY_MS)).toBeGreaterThan(once.share(10 * DAY_MS) + 0.1);
});

test('who knows still slips, who does not may guess', () => {
  if (CHOICE?.type !== 'single') throw new Error('The tiny lesson has no choice to practise');
  const { knowledge } = learnAll();
  const right = (skill: string) =>
    SKILLS.filter(() => knowledge.answersRightly(CHOICE, [skill], 1)).length / SKILLS.length;
  expect(right('skill-1')).toBeCloseTo(0.9, 1);
  expect(right('never-met')).toBeCloseTo(0.5, 1);
});
