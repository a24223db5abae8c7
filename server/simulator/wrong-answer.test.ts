import { expect, test } from 'vitest';
import { answerSchema } from '../../domain/events.schema.ts';
import { grade } from '../../domain/grading.ts';
import { rightAnswer } from '../../web/question/right-answer.ts';
import { createRandom } from './random.ts';
import { someLibrary } from './test-library.ts';
import { wrongAnswer } from './wrong-answer.ts';

test('wrong answers to real questions are wrong, right ones right, of every type', async () => {
  const random = createRandom('answers');
  const types = new Set<string>();
  for (const { lesson } of await someLibrary()) {
    for (const question of [...lesson.practice, ...lesson.quiz]) {
      if (question.type === 'essay') continue;
      types.add(question.type);
      expect(grade(question, rightAnswer(question)), `${lesson.id} ${question.id}`).toBe(1);
      const wrong = Array.from({ length: 5 }, () => wrongAnswer(random, question));
      for (const answer of wrong) {
        expect(grade(question, answer), `${lesson.id} ${question.id}`).toBeLessThan(1);
        expect(answerSchema.safeParse(answer).success).toBe(true);
      }
    }
  }
  expect([...types].sort()).toEqual(['cloze', 'match', 'multi', 'numeric', 'order', 'single']);
});
