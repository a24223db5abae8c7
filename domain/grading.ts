import type { Answer, EssayAnswer, LearningEvent } from './events.ts';
import { type EssayQuestion, findItem, type Lesson, type Question, type ShortQuestion } from './lesson.ts';
import { parseTypedNumber } from './numeric.ts';

type NumericQuestion = Extract<Question, { type: 'numeric' }>;
type ClozeQuestion = Extract<Question, { type: 'cloze' }>;

/**
 * Grades one answer: 0 wrong, 1 right, between for match and cloze (the share that is right) and essays (the share of the marks
 * whose points the student ticked). An answer of another shape than the question takes is wrong, never an error: it may
 * come from any client.
 */
export function grade(question: Question, answer: Answer): number {
  switch (question.type) {
    case 'single':
      return mark(answer === question.answer);
    case 'multi':
      return mark(isTexts(answer) && sameTexts([...answer].sort(), [...question.answer].sort()));
    case 'numeric':
      return mark(typeof answer === 'string' && isRightNumber(question, answer));
    case 'order':
      return mark(isTexts(answer) && sameTexts(answer, question.answer));
    case 'match':
      return share(question.answer.map(([left, right]) => pairedWith(answer, left) === right));
    case 'cloze':
      return share(question.gaps.map((gap, i) => isTexts(answer) && accepts(gap, answer[i])));
    case 'essay':
      return isEssay(answer) ? earnedMarks(question, answer.met) / question.marks : 0;
  }
}

/** The marks of the points of an essay's guide that are among `met`, each once. */
export function earnedMarks({ guide }: EssayQuestion, met: readonly string[]): number {
  return guide.reduce((sum, { id, marks }) => sum + (met.includes(id) ? marks : 0), 0);
}

/**
 * The score, 0–1, of an event that carries answers, weighted by marks for a quiz (every question counts, answered or not);
 * null when the event carries none, cites an item the lesson does not have, or is an essay: marks a student gives their own text do
 * not count as the app's judgement (docs/decisions/0011-essays.md).
 */
export function scoreEvent(event: LearningEvent, lesson: Lesson): number | null {
  if (event.type === 'problem_answered') {
    const question = findItem(lesson, event.itemId);
    return question && question.type !== 'essay' ? grade(question, event.payload.answer) : null;
  }
  if (event.type !== 'quiz_submitted') return null;
  const answers = new Map(event.payload.answers.map(({ itemId, answer }) => [itemId, answer]));
  let earned = 0;
  let marks = 0;
  for (const question of lesson.quiz) {
    const answer = answers.get(question.id);
    marks += question.marks;
    if (answer !== undefined) earned += question.marks * grade(question, answer);
  }
  return marks > 0 ? earned / marks : null;
}

/** What to tell the student about a wrong answer: the misconceptions it shows, as HTML. Empty for a right answer. */
export function explain(question: ShortQuestion, answer: Answer): string[] {
  if (grade(question, answer) === 1) return [];
  switch (question.type) {
    case 'single':
    case 'multi':
      return wrongChoices(question, answer).flatMap((choice) => choice.feedback ?? []);
    case 'numeric':
      return [typeof answer === 'string' ? numericFeedback(question, answer) : question.feedback];
    case 'cloze':
      return question.gaps.filter((gap, i) => !(isTexts(answer) && accepts(gap, answer[i]))).map((gap) => gap.feedback);
    default:
      return [question.feedback];
  }
}

function mark(right: boolean): number {
  return right ? 1 : 0;
}

function share(parts: boolean[]): number {
  return parts.length > 0 ? parts.filter(Boolean).length / parts.length : 0;
}

function isEssay(answer: Answer): answer is EssayAnswer {
  return typeof answer === 'object' && 'text' in answer;
}

function isTexts(answer: Answer): answer is string[] {
  return Array.isArray(answer) && answer.every((item) => typeof item === 'string');
}

function sameTexts(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

function pairedWith(answer: Answer, left: string): string | undefined {
  if (!Array.isArray(answer)) return undefined;
  const pairs = answer.filter((item) => Array.isArray(item) && item[0] === left);
  return pairs.length === 1 ? pairs[0]?.[1] : undefined;
}

function isRightNumber(question: NumericQuestion, text: string): boolean {
  const typed = parseTypedNumber(text);
  if (typed === null) return false;
  return isNear(typed.value, question.answer, question.tolerance) && acceptsUnit(question, typed.unit);
}

/** Room for the rounding of decimal fractions in binary, far below any tolerance an author states. */
function isNear(value: number, target: number, tolerance: number): boolean {
  return Math.abs(value - target) <= tolerance + Math.abs(target) * 1e-9;
}

/** The unit stands beside the box, so leaving it out is right; one that is typed must be the right one. */
function acceptsUnit(question: NumericQuestion, unit: string): boolean {
  if (unit === '') return true;
  return [question.unit, ...question.acceptedUnits].some(
    (accepted) => accepted !== null && fold(accepted) === fold(unit),
  );
}

function numericFeedback(question: NumericQuestion, text: string): string {
  const typed = parseTypedNumber(text);
  const mistake = question.mistakes.find(
    ({ value }) => typed !== null && isNear(typed.value, value, question.tolerance),
  );
  return mistake?.feedback ?? question.feedback;
}

function accepts(gap: ClozeQuestion['gaps'][number], text: string | undefined): boolean {
  return text !== undefined && gap.accept.some((accepted) => fold(accepted) === fold(text));
}

/** Case and surplus blanks do not make an answer wrong, nor does a raised figure typed as `10^23` or plainly. */
function fold(text: string): string {
  return text.normalize('NFKC').replace(/[−–]/g, '-').replaceAll('^', '').replace(/\s+/g, ' ').trim().toLowerCase();
}

function wrongChoices(question: Extract<Question, { type: 'single' | 'multi' }>, answer: Answer) {
  const chosen: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  const right = Array.isArray(question.answer) ? question.answer : [question.answer];
  return question.choices.filter(({ id }) => chosen.includes(id) && !right.includes(id));
}
