import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import { SyncPill } from '../app/shell/sync-pill.tsx';
import { sectionPartId } from '../lessons/go-to-part.ts';
import { sectionFor } from '../quiz/graded-quiz.ts';
import { Icon } from '../ui/icon.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Swatch } from '../ui/swatch.tsx';
import { Thread } from '../ui/thread.tsx';
import { type LessonResult, type PracticeSession, resultsByLesson } from './practice-session.ts';
import './practice.css';

interface PracticeSummaryProps {
  session: PracticeSession;
  onAgain: () => void;
  onLeave: () => void;
}

/** How a row of questions went: all together, by lesson, and what to read again. */
export function PracticeSummary({ session, onAgain, onLeave }: PracticeSummaryProps) {
  const results = resultsByLesson(session);
  const right = results.reduce((sum, result) => sum + result.right, 0);
  const of = session.scores.length;
  return (
    <div className="stack practice-summary">
      <PageTitle>{t({ message: `${right} of ${of} right`, comment: 'Title: how a row of questions went' })}</PageTitle>
      <p className="soft">
        {right === of
          ? t`Everything right. That is how it stays in your head.`
          : t`Every answer counts for its lesson. What was not right comes back.`}
      </p>
      <SyncPill />
      <section aria-labelledby="by-lesson">
        <h2 id="by-lesson">
          <Trans comment="Heading: results lesson by lesson">By lesson</Trans>
        </h2>
        <ul className="plain-list">
          {results.map((result) => (
            <LessonLine key={result.lesson.id} result={result} />
          ))}
        </ul>
      </section>
      <div className="row">
        <button type="button" className="button" onClick={onAgain}>
          <Trans comment="Button: another row of questions of the same kind">Practise again</Trans>
        </button>
        <button type="button" className="button quiet" onClick={onLeave}>
          <Trans comment="Button that leaves the result of practising">Done for now</Trans>
        </button>
      </div>
    </div>
  );
}

function LessonLine({ result: { lesson, right, of, missed } }: { result: LessonResult }) {
  const sections = new Set(missed.map(({ question }) => question.section ?? sectionFor(question, lesson)?.id));
  return (
    <li className="lesson-result" data-subject={lesson.subject}>
      <div className="heading-row">
        <Link className="lesson-result-title" href={`/lessons/${lesson.id}`}>
          <Swatch subject={lesson.subject} />
          {lesson.title}
        </Link>
        <span className="small soft number">
          {t({ message: `${right} of ${of} right`, comment: 'Questions answered rightly' })}
        </span>
      </div>
      <Thread share={right / of} />
      <ul className="plain-list">
        {lesson.sections
          .filter(({ id }) => sections.has(id))
          .map(({ id, title }) => (
            <li key={id}>
              <Link className="read-again small" href={`/lessons/${lesson.id}#${sectionPartId(id)}`}>
                <Icon name="forward" />
                {t({
                  message: `Read again: ${title}`,
                  comment: 'Link to the section of a lesson that teaches this; its title',
                })}
              </Link>
            </li>
          ))}
      </ul>
    </li>
  );
}
