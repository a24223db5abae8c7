import type { Path } from '../source/located-yaml.ts';
import { evaluateExpression } from './expression.ts';
import type { SourceOf, SourceQuestion } from './question-source.schema.ts';

/** Notes a problem at a key of a question. */
export type ReportAt = (path: Path, message: string) => void;

const MIN_SINGLE_CHOICES = 3;

/** Checks what the shape of a question cannot say. `name` is what messages call it, such as "quiz q3". */
export function lintQuestion(source: SourceQuestion, name: string, report: ReportAt): void {
  switch (source.type) {
    case 'single':
      if (source.choices.length < MIN_SINGLE_CHOICES) {
        report(['choices'], `${name} has ${source.choices.length} choices. Give at least ${MIN_SINGLE_CHOICES}.`);
      }
      lintChoices(source, [source.answer], name, report);
      break;
    case 'multi':
      if (source.answer.length === 0) report(['answer'], `${name} has no right choice. Name one or more in "answer".`);
      if (source.choices.every(({ id }) => source.answer.includes(id))) {
        report(['choices'], `${name} has no wrong choice. Add one with its feedback.`);
      }
      requireUnique(source.answer, ['answer'], `${name}: "answer"`, report);
      lintChoices(source, source.answer, name, report);
      break;
    case 'numeric':
      lintNumeric(source, name, report);
      break;
    case 'order':
      lintOrder(source, name, report);
      break;
    case 'match':
      lintMatch(source, name, report);
      break;
    case 'cloze':
      lintGaps(source, name, report);
      break;
    case 'essay':
      lintEssay(source, name, report);
  }
}

function lintChoices(
  { choices }: SourceOf<'single' | 'multi'>,
  right: readonly string[],
  name: string,
  report: ReportAt,
): void {
  requireUnique(idsOf(choices), ['choices'], `${name}: "choices"`, report);
  const unknown = right.filter((id) => !idsOf(choices).includes(id));
  for (const id of unknown) report(['answer'], `${name}: the answer "${id}" is not a choice. Use a choice's id.`);
  // Without a key it is not known which choices are wrong.
  if (right.length === 0 || unknown.length > 0) return;
  for (const [i, { id, feedback }] of choices.entries()) {
    if (right.includes(id) || feedback !== undefined) continue;
    report(['choices', i], `choice "${id}" of ${name} has no feedback. Say which misconception it shows.`);
  }
}

function lintNumeric({ answer, mistakes }: SourceOf<'numeric'>, name: string, report: ReportAt): void {
  const { value, tolerance, expression } = answer;
  const isRight = (given: number) => Math.abs(given - value) <= Math.max(tolerance, Math.abs(value) * 1e-9);
  if (expression !== undefined) {
    try {
      const result = evaluateExpression(expression);
      if (!isRight(result)) {
        report(
          ['answer', 'expression'],
          `${name}: ${expression} is ${result}, but the key is ${value}. Mend one of them.`,
        );
      }
    } catch (error) {
      const reason = (error as Error).message;
      report(['answer', 'expression'], `${name}: the expression "${expression}" cannot be worked out: ${reason}.`);
    }
  }
  for (const [i, mistake] of mistakes.entries()) {
    if (!isRight(mistake.value)) continue;
    report(
      ['mistakes', i],
      `${name}: the mistake ${mistake.value} would count as right. Take it out or narrow the tolerance.`,
    );
  }
}

function lintOrder({ items, answer }: SourceOf<'order'>, name: string, report: ReportAt): void {
  const shown = idsOf(items);
  requireUnique(shown, ['items'], `${name}: "items"`, report);
  if (answer.toSorted().join() !== shown.toSorted().join()) {
    report(['answer'], `${name}: the answer must name each of ${shown.join(', ')} once.`);
  } else if (answer.join() === shown.join()) {
    report(['items'], `${name} shows its items in the right order. Shuffle them.`);
  }
}

function lintMatch({ left, right, answer }: SourceOf<'match'>, name: string, report: ReportAt): void {
  requireUnique(idsOf(left), ['left'], `${name}: "left"`, report);
  requireUnique(idsOf(right), ['right'], `${name}: "right"`, report);
  for (const id of idsOf(left)) {
    if (!Object.hasOwn(answer, id)) {
      report(['answer'], `${name}: "${id}" on the left has no partner. Pair it in "answer".`);
    }
  }
  for (const [leftId, rightId] of Object.entries(answer)) {
    if (!idsOf(left).includes(leftId)) {
      report(['answer', leftId], `${name}: there is no "${leftId}" on the left. Use one of ${idsOf(left).join(', ')}.`);
    }
    if (!idsOf(right).includes(rightId)) {
      report(
        ['answer', leftId],
        `${name}: there is no "${rightId}" on the right. Use one of ${idsOf(right).join(', ')}.`,
      );
    }
  }
}

function lintGaps({ gaps }: SourceOf<'cloze'>, name: string, report: ReportAt): void {
  for (const [i, { accept, choices }] of gaps.entries()) {
    if (!choices) continue;
    requireUnique(choices, ['gaps', i, 'choices'], `${name}: gap {${i + 1}}`, report);
    if (!choices.some((choice) => accept.includes(choice))) {
      report(['gaps', i, 'choices'], `${name}: no choice of gap {${i + 1}} is accepted. Add ${accept.join(' or ')}.`);
    }
  }
}

function lintEssay({ guide, marks, model }: SourceOf<'essay'>, name: string, report: ReportAt): void {
  requireUnique(idsOf(guide), ['guide'], `${name}: "guide"`, report);
  const sum = guide.reduce((total, point) => total + point.marks, 0);
  if (sum !== marks) {
    report(['marks'], `${name}: the points of its guide add up to ${sum} marks, not ${marks}. Mend one of them.`);
  }
  // In folded YAML (>) one empty line is a line break, which Markdown takes for a blank.
  if (model.trim().includes('\n') && !/\n\s*\n/.test(model)) {
    const message = 'Begin it with "model: |" and put an empty line between paragraphs; fold (>-) a single one.';
    report(['model'], `${name}: its model answer has lines, but no paragraphs. ${message}`);
  }
}

function idsOf(pieces: readonly { id: string }[]): string[] {
  return pieces.map(({ id }) => id);
}

function requireUnique(values: readonly string[], path: Path, where: string, report: ReportAt): void {
  for (const [i, value] of values.entries()) {
    if (values.indexOf(value) < i) report([...path, i], `${where} has "${value}" twice. Each stands once.`);
  }
}
