import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { EssayAnswer } from '../../domain/events.ts';
import { earnedMarks } from '../../domain/grading.ts';
import type { EssayQuestion } from '../../domain/lesson.ts';
import { Solution } from '../question/solution.tsx';
import { Html } from '../ui/html.tsx';
import { Icon } from '../ui/icon.tsx';
import { marksOf, pointMarks, resultWords } from './marks-words.ts';
import { ModelAnswer } from './model-answer.tsx';
import { OwnText } from './own-text.tsx';

interface EssayMarkedProps {
  question: EssayQuestion;
  paper: EssayAnswer;
  onAgain: () => void;
}

/** The marks a student gave their text, point by point, the text itself, and the way to a better one. */
export function EssayMarked({ question, paper, onAgain }: EssayMarkedProps) {
  const { text, met } = paper;
  const earned = earnedMarks(question, met);
  return (
    <div className="stack">
      <div className="essay-result">
        <h4 className="essay-sum number" tabIndex={-1} data-begin>
          {marksOf(earned, question.marks)}
        </h4>
        <p>{resultWords(earned / question.marks)}</p>
        <ul className="plain-list">
          {question.guide.map(({ id, html, marks }) => (
            <li key={id} className="essay-point" data-met={met.includes(id)}>
              <Icon name={met.includes(id) ? 'right' : 'stitch'} />
              <span className="essay-point-text">
                <span className="visually-hidden">{metWords(met.includes(id))}</span>
                <Html html={html} inline />
              </span>
              <span className="small soft number">{pointMarks(marks)}</span>
            </li>
          ))}
        </ul>
      </div>
      <OwnText text={text} />
      <ModelAnswer question={question} />
      <Solution steps={question.solution} />
      <div>
        <button type="button" className="button quiet" onClick={onAgain}>
          <Trans comment="Button: go on with an essay that was marked, to make it better">Write it again</Trans>
        </button>
      </div>
    </div>
  );
}

function metWords(isMet: boolean): string {
  return isMet
    ? t({ message: 'Done:', comment: 'Read aloud before a point of a marking guide that the text meets' })
    : t({ message: 'Still missing:', comment: 'Read aloud before a point of a marking guide that the text lacks' });
}
