import type { Locator } from '@playwright/test';
import type { Question } from '../../../domain/lesson.ts';

type Of<Type extends Question['type']> = Extract<Question, { type: Type }>;

/** Gives the right answer to the question that `where` shows, by the inputs a student has. */
export async function answerRightly(where: Locator, question: Question): Promise<void> {
  switch (question.type) {
    case 'single':
    case 'multi':
      return choose(where, question, [question.answer].flat());
    case 'numeric':
      return where.getByLabel('Your answer').fill(String(question.answer));
    case 'order':
      return putInOrder(where, question);
    case 'match':
      return pair(where, question);
    case 'cloze':
      return fillGaps(where, question);
  }
}

/** Takes the first choice that is not right. */
export async function answerWrongly(where: Locator, question: Of<'single'>): Promise<void> {
  const wrong = question.choices.find(({ id }) => id !== question.answer);
  if (!wrong) throw new Error(`${question.id} has no wrong choice`);
  await choose(where, question, [wrong.id]);
}

async function choose(where: Locator, { type, choices }: Of<'single' | 'multi'>, ids: string[]): Promise<void> {
  const boxes = where.getByRole(type === 'single' ? 'radio' : 'checkbox');
  for (const id of ids) await boxes.nth(choices.findIndex((choice) => choice.id === id)).check();
}

async function putInOrder(where: Locator, { items, answer }: Of<'order'>): Promise<void> {
  const shown = items.map(({ id }) => id);
  for (const [place, id] of answer.entries()) {
    for (let from = shown.indexOf(id); from > place; from--) {
      await where.getByRole('button', { name: `Move item ${from + 1} up` }).click();
      shown.splice(from - 1, 0, ...shown.splice(from, 1));
    }
  }
}

async function pair(where: Locator, { left, answer }: Of<'match'>): Promise<void> {
  const rightOf = new Map(answer);
  for (const [i, { id }] of left.entries()) {
    await where.getByLabel(`Match for item ${i + 1}`).selectOption(rightOf.get(id) ?? null);
  }
}

async function fillGaps(where: Locator, { gaps }: Of<'cloze'>): Promise<void> {
  for (const [i, { accept, choices }] of gaps.entries()) {
    const gap = where.getByLabel(`Gap ${i + 1}`);
    const text = accept[0] ?? '';
    await (choices ? gap.selectOption(text) : gap.fill(text));
  }
}
