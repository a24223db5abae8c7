import type * as z from 'zod/mini';
import type { questionSchema, shortQuestionSchema } from '../../../../domain/lesson.schema.ts';
import type { Path } from '../source/located-yaml.ts';
import { renderBlock, renderInline, type TextContext } from '../text/render-text.ts';
import { compileClozeText } from './cloze.ts';
import type { SourceQuestion } from './question-source.schema.ts';

export type WireQuestion = z.infer<typeof questionSchema>;
export type WireShortQuestion = z.infer<typeof shortQuestionSchema>;

/** Turns a written question into its compiled form. `lineOf` gives the line of a key of the question. */
export function compileQuestion(
  source: SourceQuestion,
  lineOf: (path: Path) => number,
  context: TextContext,
): WireQuestion {
  const block = (text: string, ...path: Path) => renderBlock(text, lineOf(path), context);
  const blocks = (texts: string[], key: string) => texts.map((text, i) => block(text, key, i));
  const pieces = (list: { id: string; text: string }[], key: string) =>
    list.map(({ id, text }, i) => ({ id, html: renderInline(text, lineOf([key, i, 'text']), context) }));
  const base = {
    id: source.id,
    stem: block(source.stem, 'stem'),
    section: source.section,
    hints: blocks(source.hints, 'hints'),
    solution: blocks(source.solution, 'solution'),
    skills: source.skills,
    difficulty: source.difficulty,
    marks: source.marks,
  };
  const choices = (list: { id: string; text: string; feedback?: string | undefined }[]) =>
    pieces(list, 'choices').map((piece, i) => {
      const feedback = list[i]?.feedback;
      return { ...piece, feedback: feedback === undefined ? undefined : block(feedback, 'choices', i, 'feedback') };
    });
  switch (source.type) {
    case 'single':
      return { ...base, type: source.type, choices: choices(source.choices), answer: source.answer };
    case 'multi':
      return { ...base, type: source.type, choices: choices(source.choices), answer: source.answer };
    case 'numeric':
      return {
        ...base,
        type: source.type,
        answer: source.answer.value,
        tolerance: source.answer.tolerance,
        unit: source.answer.unit,
        accepted_units: source.answer.accepted_units,
        mistakes: source.mistakes.map(({ value, feedback }, i) => ({
          value,
          feedback: block(feedback, 'mistakes', i, 'feedback'),
        })),
        feedback: block(source.feedback, 'feedback'),
      };
    case 'order':
      return {
        ...base,
        type: source.type,
        items: pieces(source.items, 'items'),
        answer: source.answer,
        feedback: block(source.feedback, 'feedback'),
      };
    case 'match':
      return {
        ...base,
        type: source.type,
        left: pieces(source.left, 'left'),
        right: pieces(source.right, 'right'),
        answer: Object.entries(source.answer),
        feedback: block(source.feedback, 'feedback'),
      };
    case 'cloze':
      return {
        ...base,
        type: source.type,
        parts: compileClozeText(source.text, source.gaps.length, lineOf(['text']), context),
        gaps: source.gaps.map(({ accept, choices: list, feedback }, i) => ({
          accept,
          choices: list,
          feedback: block(feedback, 'gaps', i, 'feedback'),
        })),
      };
    case 'essay':
      return {
        ...base,
        type: source.type,
        words: source.words,
        guide: pieces(source.guide, 'guide').map((piece, i) => ({ ...piece, marks: source.guide[i]?.marks ?? 0 })),
        model: block(source.model, 'model'),
      };
  }
}
