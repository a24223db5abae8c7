import { Link } from 'wouter';
import { grade } from '../../domain/grading.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { masteryLevel } from '../../domain/mastery.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import type { QuizDraft } from '../client/storage.ts';
import { useCompletion } from '../lessons/use-completion.ts';
import { masteryReason } from '../progress/mastery-words.ts';
import { AnswerFeedback } from '../question/answer-feedback.tsx';
import { QuestionInput } from '../question/question-input.tsx';
import { Solution } from '../question/solution.tsx';
import { formatShare } from '../ui/format-time.ts';
import { levelWords } from '../ui/level-words.ts';
import { PageTitle } from '../ui/page-title.tsx';
import './quiz.css';

interface QuizResultProps {
  lesson: Lesson;
  /** As it was handed in. */
  quiz: QuizDraft;
  progress: LessonProgress | undefined;
}

/** The score and what it means, then every question with its answer, the reason and the solution. */
export function QuizResult({ lesson, quiz, progress }: QuizResultProps) {
  useCompletion(lesson, quiz.contentHash, progress);
  const total = lesson.quiz.reduce((sum, { marks }) => sum + marks, 0);
  const earned = lesson.quiz.reduce((sum, question) => {
    const answer = quiz.answers[question.id];
    return sum + (answer === undefined ? 0 : question.marks * grade(question, answer));
  }, 0);

  return (
    <div className="stack" data-subject={lesson.subject}>
      <PageTitle>Your result</PageTitle>
      <div role="status" className="score">
        <p className="score-share number">{formatShare(earned / total)}</p>
        <p>
          {Number(earned.toFixed(1))} of {total} marks in {lesson.title}. Saved on this phone.
        </p>
        <p className="soft">
          {levelWords(masteryLevel(progress))}: {masteryReason(progress)}
        </p>
      </div>
      <div className="row">
        <Link className="button" href={`/lessons/${lesson.id}`}>
          Back to the lesson
        </Link>
        <Link className="button quiet" href="/progress">
          Your progress
        </Link>
      </div>
      <ol className="plain-list stack">
        {lesson.quiz.map((question, i) => (
          <li key={question.id} className="stack reviewed">
            <h2 className="question-place">Question {i + 1}</h2>
            <QuestionInput
              question={question}
              answer={quiz.answers[question.id]}
              onAnswer={refuseAnswer}
              locked
              marked="all"
            />
            <AnswerFeedback question={question} answer={quiz.answers[question.id]} />
            <Solution steps={question.solution} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function refuseAnswer(): never {
  throw new Error('a quiz that was handed in takes no more answers');
}
