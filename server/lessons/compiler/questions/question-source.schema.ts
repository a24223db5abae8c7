import * as z from 'zod';
import { slug } from '../../../../domain/lesson.schema.ts';
import { DIFFICULTIES } from '../../../../domain/lesson.ts';
import { authoredObject } from '../source/check-shape.ts';

/** Practice problems and quiz questions as they are written in `questions.yaml`. */

/** Well within what an answer may hold, so that nobody is cut off for writing more than was asked. */
const MAX_WORDS = 600;

const markdown = z.string().min(1);
const piece = authoredObject({ id: slug, text: markdown });
const choice = authoredObject({ id: slug, text: markdown, feedback: markdown.optional() });

const common = {
  id: slug,
  section: z.optional(slug),
  stem: markdown,
  hints: z.array(markdown).max(3).default([]),
  solution: z.array(markdown).min(1),
  skills: z.array(slug).min(1),
  difficulty: z.enum(DIFFICULTIES),
  marks: z.int().positive(),
};

export const sourceQuestionSchema = z.discriminatedUnion('type', [
  authoredObject({ ...common, type: z.literal('single'), choices: z.array(choice), answer: slug }),
  authoredObject({ ...common, type: z.literal('multi'), choices: z.array(choice), answer: z.array(slug) }),
  authoredObject({
    ...common,
    type: z.literal('numeric'),
    answer: authoredObject({
      value: z.number(),
      tolerance: z.number().nonnegative(),
      unit: markdown.nullable().default(null),
      accepted_units: z.array(markdown).default([]),
      expression: markdown.optional(),
    }),
    mistakes: z.array(authoredObject({ value: z.number(), feedback: markdown })).min(1),
    feedback: markdown,
  }),
  authoredObject({
    ...common,
    type: z.literal('order'),
    items: z.array(piece).min(2),
    answer: z.array(slug),
    feedback: markdown,
  }),
  authoredObject({
    ...common,
    type: z.literal('match'),
    left: z.array(piece).min(2),
    right: z.array(piece).min(2),
    answer: z.record(z.string(), slug),
    feedback: markdown,
  }),
  authoredObject({
    ...common,
    type: z.literal('cloze'),
    text: markdown,
    gaps: z
      .array(
        authoredObject({
          accept: z.array(markdown).min(1),
          choices: z.array(markdown).min(2).optional(),
          feedback: markdown,
        }),
      )
      .min(1),
  }),
  authoredObject({
    ...common,
    type: z.literal('essay'),
    words: z.int().positive().max(MAX_WORDS),
    guide: z.array(authoredObject({ id: slug, text: markdown, marks: z.int().positive() })).min(2),
    model: markdown,
  }),
]);
export type SourceQuestion = z.infer<typeof sourceQuestionSchema>;
export type SourceOf<Type extends SourceQuestion['type']> = Extract<SourceQuestion, { type: Type }>;

/** `practice` and `quiz`: each item is checked by itself, so that one fault does not hide the others. */
export const questionFileSchema = authoredObject({ practice: z.array(z.unknown()), quiz: z.array(z.unknown()) });
