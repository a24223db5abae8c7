import type { ShortAnswer } from '../../domain/events.ts';
import { grade } from '../../domain/grading.ts';
import type { ShortQuestion } from '../../domain/lesson.ts';
import type { Random } from './random.ts';

/** An answer that is not wholly right, as a student who does not know might give it. */
export function wrongAnswer(random: Random, question: ShortQuestion): ShortAnswer {
  const wrong = wrongAnswers(random, question).filter((answer) => grade(question, answer) < 1);
  return wrong.length > 0 ? random.pick(wrong) : '';
}

/** Some of them may be right by chance. */
function wrongAnswers(random: Random, question: ShortQuestion): ShortAnswer[] {
  switch (question.type) {
    case 'single':
      return question.choices.map(({ id }) => id);
    case 'multi':
      return question.choices.map(({ id }) => toggled(question.answer, id)).filter((ids) => ids.length > 0);
    case 'numeric': {
      const slips = [-1, 2, 10, 0.1, 0.5].map((factor) => factor * question.answer);
      return [...question.mistakes.map(({ value }) => value), ...slips, question.answer + 1].map(typed);
    }
    case 'order':
      return [question.items.map(({ id }) => id), random.shuffle(question.answer), question.answer.toReversed()];
    case 'match': {
      const right = random.shuffle(question.right.map(({ id }) => id));
      return [question.answer.map(([left], i): [string, string] => [left, right[i] ?? ''])].filter((pairs) =>
        pairs.every(([, id]) => id !== ''),
      );
    }
    case 'cloze':
      return question.gaps.map((_, wrongGap) =>
        question.gaps.map(({ accept, choices = [] }, gap) =>
          gap === wrongGap ? random.pick([...choices, 'I forgot']) : (accept[0] ?? ''),
        ),
      );
  }
}

function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

/** To three places, as a calculator shows it. */
function typed(value: number): string {
  return String(Number(value.toPrecision(3)));
}
