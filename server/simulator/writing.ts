import type { EssayAnswer } from '../../domain/events.ts';
import { MAX_ESSAY_LENGTH } from '../../domain/events.ts';
import type { EssayQuestion } from '../../domain/lesson.ts';
import type { Random } from './random.ts';
import { logistic } from './traits.ts';

const SENTENCES = [
  'I want to explain this in my own words.',
  'The first point is the one our teacher made in class.',
  'For example, my aunt sells rice at the market and meets this every week.',
  'Some people see it another way, and they have a reason for it.',
  'When the price of fuel goes up, the same thing happens on our street.',
  'I learnt this from the lesson and from the example with the figures.',
  'That is why the answer cannot be the same for everyone.',
  'In the end both sides depend on each other.',
];
const NOTES = [
  'Read this again before the test',
  'Ask about the second example',
  'Remember the formula',
  'Àpẹẹrẹ: see page 12',
];

/** About as long as asked, and ticked as fits the student, who may be too kind. */
export function writeEssay(random: Random, { words, guide }: EssayQuestion, ability: number): EssayAnswer {
  const wanted = words * random.between(0.5, 1.1);
  let text = '';
  while (text.split(' ').length < wanted) text += `${random.pick(SENTENCES)} `;
  const met = guide.filter(() => random.chance(logistic(ability + 0.5))).map(({ id }) => id);
  return { text: text.trim().slice(0, MAX_ESSAY_LENGTH), met };
}

export function writeNote(random: Random, title: string): string {
  return `${random.pick(NOTES)} (${title})`;
}
