import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Subject } from '../ui/cloth.tsx';
import { Segments } from '../ui/segments.tsx';
import { SUBJECTS, subjectName } from '../ui/subject-name.ts';
import type { LessonAtHand } from './lessons-at-hand.ts';
import { ModeRows, type PracticeKind } from './mode-rows.tsx';
import './practice.css';

export interface PracticeChoice {
  kind: PracticeKind;
  subject: Subject | undefined;
  count: '5' | '10' | '20';
}

const COUNTS = ['5', '10', '20'] as const;

interface PracticeSetupProps {
  choice: PracticeChoice;
  onChange: (choice: PracticeChoice) => void;
  atHand: readonly LessonAtHand[];
  isStarting: boolean;
  /** The last start found no question. */
  foundNothing: boolean;
  onStart: (subject: Subject | undefined) => void;
}

/** What to practise and how much of it. */
export function PracticeSetup({ choice, onChange, atHand, isStarting, foundNothing, onStart }: PracticeSetupProps) {
  const subjects = SUBJECTS.filter((subject) => atHand.some((lesson) => lesson.subject === subject));
  const subject = subjects.find((name) => name === choice.subject) ?? subjects[0];
  const lessons = atHand.length;

  return (
    <form
      className="practice-setup"
      onSubmit={(event) => {
        event.preventDefault();
        onStart(subject);
      }}
    >
      <p className="soft">
        {plural(lessons, {
          one: 'Questions from # lesson you have here. Every answer counts, also without network.',
          other: 'Questions from # lessons you have here. Every answer counts, also without network.',
        })}
      </p>
      <ModeRows
        kind={choice.kind}
        hasSubjects={subjects.length > 0}
        onChange={(kind) => onChange({ ...choice, kind })}
      />
      {choice.kind === 'subject' && subject && (
        <Segments
          label={t({ message: 'Subject', comment: 'Which school subject to practise' })}
          options={subjects.map((value) => ({ value, words: subjectName(value) }))}
          value={subject}
          onChange={(value) => onChange({ ...choice, subject: value })}
        />
      )}
      <div>
        <p className="label" aria-hidden="true">
          <Trans comment="How many questions to practise">How many questions</Trans>
        </p>
        <Segments
          label={t({ message: 'How many questions', comment: 'How many questions to practise' })}
          options={COUNTS.map((value) => ({ value, words: value }))}
          value={choice.count}
          onChange={(count) => onChange({ ...choice, count })}
        />
      </div>
      <div role="status">
        {foundNothing && (
          <Trans>No question could be read just now. Try again with network, or choose another subject.</Trans>
        )}
      </div>
      <button type="submit" className="button wide" disabled={isStarting}>
        <Trans comment="Button that begins a row of questions">Start practising</Trans>
      </button>
    </form>
  );
}
