import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { Lesson } from '../../domain/lesson.ts';
import { masteryLevel } from '../../domain/mastery.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { ROUTES } from '../app/routes.ts';
import { useCompletion } from '../lessons/use-completion.ts';
import { masteryReason } from '../progress/mastery-words.ts';
import { ContentLang } from '../ui/content-lang.ts';
import { formatShare } from '../ui/format-time.ts';
import { Level } from '../ui/level.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { TopBar } from '../ui/top-bar.tsx';
import { numberFormat } from '../words/formats.ts';
import { isolate } from '../words/isolate.ts';
import { gradeQuiz } from './graded-quiz.ts';
import { QuizReceipt } from './quiz-receipt.tsx';
import type { HandedInQuiz } from './quiz-runner.tsx';
import { ReviewThese } from './review-these.tsx';
import { ReviewedQuestion } from './reviewed-question.tsx';
import { SkillList } from './skill-list.tsx';
import './quiz-result.css';

interface QuizResultProps {
  lesson: Lesson;
  handedIn: HandedInQuiz;
  progress: LessonProgress | undefined;
}

/** The score and what it means, what to review, then every question with its answer, the reason and the solution. */
export function QuizResult({ lesson, handedIn: { quiz, eventId }, progress }: QuizResultProps) {
  useCompletion(lesson, quiz.contentHash, progress);
  const graded = gradeQuiz(lesson.quiz, quiz.answers);

  return (
    <ContentLang value={lesson.lang}>
      <div className="stack quiz-result" data-subject={lesson.subject}>
        <TopBar back={{ href: `/lessons/${lesson.id}`, words: lesson.title }} />
        <PageTitle>{t({ message: 'Your result', comment: 'Title after a quiz was handed in' })}</PageTitle>
        <div className="score">
          <div role="status" className="score-figures">
            <p className="score-share number">{formatShare(graded.earned / graded.total)}</p>
            <p>{marksWords(graded.earned, graded.total, isolate(lesson.title))}</p>
          </div>
          <div className="score-level">
            <Level level={masteryLevel(progress)} />
            <p className="small">{masteryReason(progress)}</p>
          </div>
          <QuizReceipt eventId={eventId} />
        </div>
        <ReviewThese graded={graded} lesson={lesson} />
        <SkillList graded={graded} />
        <div className="row">
          <Link className="button" href={`/lessons/${lesson.id}`}>
            <Trans comment="Link from the result of a quiz">Back to the lesson</Trans>
          </Link>
          <Link className="button quiet" href={ROUTES.progress}>
            <Trans comment="Link to the screen Progress">Your progress</Trans>
          </Link>
        </div>
        <section aria-labelledby="every-question">
          <h2 id="every-question">
            <Trans comment="Heading over all questions of a quiz with answers and solutions">Every question</Trans>
          </h2>
          <ol className="plain-list">
            {graded.questions.map((question) => (
              <ReviewedQuestion key={question.question.id} graded={question} />
            ))}
          </ol>
        </section>
      </div>
    </ContentLang>
  );
}

function marksWords(earned: number, total: number, lesson: string): string {
  const marks = numberFormat({ maximumFractionDigits: 1 }).format(earned);
  return t({
    message: `${marks} of ${total} marks in ${lesson}`,
    comment: 'The score of a quiz, with the title of its lesson',
  });
}
