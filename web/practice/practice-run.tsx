import { t } from '@lingui/core/macro';
import { useQueries } from '@tanstack/react-query';
import { useReducer } from 'react';
import { useNoInterruptions } from '../app/use-no-interruptions.ts';
import { lessonQuery } from '../lessons/lesson-queries.ts';
import { useAttentionTimer } from '../lessons/use-attention-timer.ts';
import { LeaveBar } from '../quiz/leave-bar.tsx';
import { QuestionHeading } from '../quiz/question-heading.tsx';
import { ContentLang } from '../ui/content-lang.ts';
import { NavigatedContext } from '../ui/navigated-context.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { TopThread } from '../ui/top-thread.tsx';
import { PracticeQuestion } from './practice-question.tsx';
import { practise, startSession } from './practice-session.ts';
import { PracticeSummary } from './practice-summary.tsx';
import type { PracticeRow } from './use-practice-row.ts';
import '../quiz/quiz.css';

interface PracticeRunProps {
  row: PracticeRow;
  title: string;
  /** Another row of the same kind. */
  onAgain: () => void;
  onLeave: () => void;
}

/** One question after another, each judged at once, then how it went. A new row begins anew. */
export function PracticeRun(props: PracticeRunProps) {
  return (
    // What was done to get here was a press, so the title takes the focus.
    <NavigatedContext value={true}>
      <Run key={props.row.number} {...props} />
    </NavigatedContext>
  );
}

function Run({ row: { items }, title, onAgain, onLeave }: PracticeRunProps) {
  const [session, dispatch] = useReducer(practise, items, startSession);
  const timer = useAttentionTimer();
  // Grading on the phone needs the lessons at hand for as long as the row takes.
  useQueries({ queries: [...new Set(items.map(({ contentHash }) => contentHash))].map((hash) => lessonQuery(hash)) });
  const { index } = session;
  const total = items.length;
  const item = items[index];
  useNoInterruptions(!session.over && item !== undefined);

  if (session.over || !item) return <PracticeSummary session={session} onAgain={onAgain} onLeave={onLeave} />;
  return (
    <ContentLang value={item.lesson.lang}>
      <div className="question-page" data-subject={item.lesson.subject}>
        <TopThread
          share={session.scores.length / total}
          label={t({ message: 'Questions answered', comment: 'Name of a progress bar' })}
        />
        <LeaveBar
          to={() => (session.scores.length > 0 ? dispatch({ type: 'stop' }) : onLeave())}
          words={t({
            message: 'Stop practising',
            comment: 'Button out of a row of questions; what was answered is kept',
          })}
        />
        <div className="question-titles">
          <PageTitle>{title}</PageTitle>
          <QuestionHeading index={index} total={total} />
        </div>
        <PracticeQuestion
          key={index}
          item={item}
          timer={timer}
          isLast={index === total - 1}
          onJudged={(score) => dispatch({ type: 'answered', score })}
          onNext={() => dispatch({ type: 'next' })}
        />
      </div>
    </ContentLang>
  );
}
