import type { LessonSource } from '../compiler/compile-lesson.ts';
import {
  questionFileSchema,
  type SourceQuestion,
  sourceQuestionSchema,
} from '../compiler/questions/question-source.schema.ts';
import { checkShape } from '../compiler/source/check-shape.ts';
import { type Problem, reportInto } from '../compiler/source/diagnostics.ts';
import { parseLocatedYaml } from '../compiler/source/located-yaml.ts';

/** What may be seen of a question by somebody who is to solve it without help. */
export interface BlindQuestion {
  id: string;
  type: SourceQuestion['type'];
  stem: string;
  [part: string]: unknown;
}

/**
 * The questions of a lesson as a student sees them before answering, in the order and words of `questions.yaml`: no key, no feedback,
 * no hints, no solution. Essays are left out: nobody but their writer grades them. Questions that cannot be read are in `problems`.
 */
export function blindQuestions({ subject, id, files }: LessonSource): {
  questions: BlindQuestion[];
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const report = reportInto(problems, `content/${subject}/${id}/questions.yaml`);
  const yaml = parseLocatedYaml(files.get('questions.yaml') ?? '', 1, report);
  const lists = yaml && checkShape(questionFileSchema, yaml, [], report);
  const questions = (['practice', 'quiz'] as const).flatMap((list) =>
    (lists?.[list] ?? []).flatMap((_, i) => {
      const source = yaml && checkShape(sourceQuestionSchema, yaml, [list, i], report);
      if (!source || source.type === 'essay') return [];
      return [{ id: source.id, type: source.type, stem: source.stem, ...shownParts(source) }];
    }),
  );
  return { questions, problems };
}

function shownParts(source: Exclude<SourceQuestion, { type: 'essay' }>): Record<string, unknown> {
  const piecesOf = (pieces: readonly { id: string; text: string }[]) => pieces.map(({ id, text }) => ({ id, text }));
  switch (source.type) {
    case 'single':
    case 'multi':
      return { choices: piecesOf(source.choices) };
    case 'numeric':
      return source.answer.unit === null ? {} : { unit: source.answer.unit };
    case 'order':
      return { items: piecesOf(source.items) };
    case 'match':
      return { left: piecesOf(source.left), right: piecesOf(source.right) };
    case 'cloze':
      return { text: source.text, gaps: source.gaps.map(({ choices }) => (choices ? { choices } : {})) };
  }
}
