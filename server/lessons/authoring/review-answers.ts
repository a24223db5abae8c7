import * as z from 'zod';
import type { Answer } from '../../../domain/events.ts';
import { grade } from '../../../domain/grading.ts';
import { findItem, type Lesson, type ShortQuestion } from '../../../domain/lesson.ts';
import { fromWire } from '../../../domain/wire.ts';
import type { CompiledLesson } from '../compiler/compile-lesson.ts';
import { UsageError } from './usage-error.ts';

const givenAnswer = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.array(z.tuple([z.string(), z.string()])),
  z.record(z.string(), z.string()),
]);
const answersSchema = z.record(z.string(), z.record(z.string(), givenAnswer));
/** Answers of somebody who solved the questions without the key: by lesson, with or without its subject, then by question. */
export type GivenAnswers = z.infer<typeof answersSchema>;

export interface Review {
  agreed: number;
  answered: number;
  /** A line for each answer that the key does not call wholly right, or that no question takes. */
  disagreements: string[];
}

/** Reads answers that were written as JSON. Throws a UsageError that says where it is wrong. */
export function parseAnswers(text: string): GivenAnswers {
  const answers = answersSchema.safeParse(parseJson(text));
  if (answers.success) return answers.data;
  throw new UsageError(`These are no answers by lesson and question:\n${z.prettifyError(answers.error)}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`The answers are not JSON: ${error.message}.`);
  }
}

/** Grades answers as the app would. */
export function reviewAnswers(answers: GivenAnswers, lessons: readonly CompiledLesson[]): Review {
  const review: Review = { agreed: 0, answered: 0, disagreements: [] };
  for (const [name, byItem] of Object.entries(answers)) {
    const compiled = lessons.find(({ lesson }) => lesson.id === name || `${lesson.subject}/${lesson.id}` === name);
    if (!compiled) {
      review.disagreements.push(`There is no lesson "${name}".`);
      continue;
    }
    const lesson: Lesson = fromWire(compiled.lesson);
    const file = `content/${lesson.subject}/${lesson.id}/questions.yaml`;
    for (const [itemId, given] of Object.entries(byItem)) {
      review.answered += 1;
      const item = findItem(lesson, itemId);
      // An essay has no key.
      const question = item?.type === 'essay' ? undefined : item;
      const score = question ? grade(question, toAnswer(given)) : 0;
      if (score === 1) review.agreed += 1;
      else if (question)
        review.disagreements.push(disagreement(`${file}:${compiled.lines.get(itemId)}`, question, given, score));
      else review.disagreements.push(`${file}: the app grades no question "${itemId}".`);
    }
  }
  return review;
}

/** A number as it is typed, pairs as the app keeps them. */
function toAnswer(given: z.infer<typeof givenAnswer>): Answer {
  if (typeof given === 'number') return `${given}`;
  return typeof given === 'string' || Array.isArray(given) ? given : Object.entries(given);
}

function disagreement(place: string, question: ShortQuestion, given: unknown, score: number): string {
  const share = score > 0 ? `, ${Math.round(100 * score)} % right` : '';
  return `${place}: ${question.id} (${question.type}): answered ${JSON.stringify(given)}, the key is ${JSON.stringify(keyOf(question))}${share}`;
}

function keyOf(question: ShortQuestion): unknown {
  switch (question.type) {
    case 'numeric':
      return `${question.answer} ± ${question.tolerance} ${question.unit ?? ''}`.trim();
    case 'cloze':
      return question.gaps.map(({ accept }) => accept.join(' | '));
    case 'match':
      return Object.fromEntries(question.answer);
    default:
      return question.answer;
  }
}
