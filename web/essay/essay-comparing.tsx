import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { SubmitEvent } from 'react';
import type { EssayAnswer } from '../../domain/events.ts';
import { earnedMarks } from '../../domain/grading.ts';
import type { EssayQuestion } from '../../domain/lesson.ts';
import { Html } from '../ui/html.tsx';
import { marksOf, pointMarks } from './marks-words.ts';
import { ModelAnswer } from './model-answer.tsx';
import { OwnText } from './own-text.tsx';

interface EssayComparingProps {
  question: EssayQuestion;
  paper: EssayAnswer;
  onMet: (met: string[]) => void;
  onSave: () => void;
  onBack: () => void;
}

/** The student's text, the model answer, and the marking guide to tick. */
export function EssayComparing({ question, paper, onMet, onSave, onBack }: EssayComparingProps) {
  const { text, met } = paper;

  function save(event: SubmitEvent) {
    event.preventDefault();
    onSave();
  }

  return (
    <form className="stack" onSubmit={save}>
      <OwnText text={text} begin open />
      <ModelAnswer question={question} open />
      <fieldset className="essay-guide">
        <legend className="essay-part">
          <Trans>Tick what your own text does</Trans>
        </legend>
        <p className="small soft">
          <Trans>Be as fair as an examiner: tick a point only when you can show where it stands.</Trans>
        </p>
        <ul className="plain-list">
          {question.guide.map(({ id, html, marks }) => (
            <li key={id}>
              <label className="essay-point">
                <input
                  type="checkbox"
                  checked={met.includes(id)}
                  onChange={() => onMet(met.includes(id) ? met.filter((other) => other !== id) : [...met, id])}
                />
                <span className="essay-point-text">
                  <Html html={html} inline />
                </span>
                <span className="small soft number">{pointMarks(marks)}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <p role="status" className="essay-sum number">
        {marksOf(earnedMarks(question, met), question.marks)}
      </p>
      <div className="row">
        <button type="submit" className="button">
          {t({ message: 'Save my marks', comment: 'Button: the marks a student gave their own essay' })}
        </button>
        <button type="button" className="button quiet" onClick={onBack}>
          {t({ message: 'Back to my text', comment: 'Button: go on writing an essay' })}
        </button>
      </div>
    </form>
  );
}
