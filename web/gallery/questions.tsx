import { useState } from 'react';
import type { ShortAnswer } from '../../domain/events.ts';
import type { ShortQuestion } from '../../domain/lesson.ts';
import { AnswerFeedback } from '../question/answer-feedback.tsx';
import { type Marked, QuestionInput } from '../question/question-input.tsx';
import { Solution } from '../question/solution.tsx';
import { Exhibit, Room } from './exhibit.tsx';
import { CLOZE, MATCH, MULTI, NUMERIC, ORDER, SINGLE } from './sample-questions.ts';

interface State {
  name: string;
  question: ShortQuestion;
  answer?: ShortAnswer;
  locked?: boolean;
  marked?: Marked;
}

const STATES: State[] = [
  { name: 'single, untouched', question: SINGLE },
  { name: 'single, chosen', question: SINGLE, answer: 'b' },
  { name: 'single, wrong, the taken one marked', question: SINGLE, answer: 'b', locked: true, marked: 'taken' },
  { name: 'single, wrong, all marked', question: SINGLE, answer: 'b', locked: true, marked: 'all' },
  { name: 'single, right', question: SINGLE, answer: 'c', locked: true, marked: 'all' },
  { name: 'single, left out', question: SINGLE, locked: true, marked: 'all' },
  { name: 'multi, one right and one wrong', question: MULTI, answer: ['a', 'c'], locked: true, marked: 'all' },
  { name: 'numeric, untouched', question: NUMERIC },
  { name: 'numeric, unreadable', question: NUMERIC, answer: 'a dozen' },
  { name: 'numeric, right', question: NUMERIC, answer: '12', locked: true, marked: 'all' },
  { name: 'order', question: ORDER },
  { name: 'match, half right', question: MATCH, answer: [['force', 'newton']], locked: true, marked: 'all' },
  { name: 'cloze', question: CLOZE, answer: ['goes', ''] },
];

export function Questions() {
  return (
    <Room title="Questions">
      {STATES.map((state, i) => (
        <Exhibit key={state.name} name={state.name}>
          <Asked {...state} place={i} />
        </Exhibit>
      ))}
      <Exhibit name="Solution">
        <Solution steps={SINGLE.solution} />
      </Exhibit>
    </Room>
  );
}

function Asked({ question, answer: given, locked = false, marked = 'none', place }: State & { place: number }) {
  const [answer, setAnswer] = useState(given);
  // The same question hangs here in several states; its inputs must not be taken for one group.
  const own = { ...question, id: `${question.id}-${place}` };
  return (
    <div className="stack">
      <QuestionInput question={own} answer={answer} onAnswer={setAnswer} locked={locked} marked={marked} />
      {locked && <AnswerFeedback question={own} answer={answer} />}
    </div>
  );
}
