import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Progress } from '../../domain/progress.ts';
import { ROUTES } from '../app/routes.ts';
import type { Subject } from '../ui/cloth.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { Empty } from '../ui/screen-state.tsx';
import type { LessonAtHand } from './lessons-at-hand.ts';
import { PracticeRun } from './practice-run.tsx';
import { type PracticeChoice, PracticeSetup } from './practice-setup.tsx';
import { usePracticeRow } from './use-practice-row.ts';

interface PracticeOfChoiceProps {
  atHand: readonly LessonAtHand[];
  progress: Progress;
  /** By the address of the screen. */
  subjectAsked: Subject | undefined;
}

/** The student chooses what to practise, then does it. */
export function PracticeOfChoice({ atHand, progress, subjectAsked }: PracticeOfChoiceProps) {
  const [choice, setChoice] = useState<PracticeChoice>({
    kind: subjectAsked ? 'subject' : 'mixed',
    subject: subjectAsked,
    count: '10',
  });
  const practice = usePracticeRow();

  function start(subject: Subject | undefined) {
    const { kind, count } = choice;
    const mode = kind === 'subject' && subject ? { subject } : kind === 'weak' ? 'weak' : 'mixed';
    practice.start({ mode, count: Number(count), atHand, progress });
  }

  if (practice.row && practice.row.items.length > 0) {
    return (
      <PracticeRun
        row={practice.row}
        title={t({ message: 'Practice', comment: 'Title of a screen' })}
        onAgain={() => start(choice.subject)}
        onLeave={practice.leave}
      />
    );
  }
  return (
    <>
      <PageTitle>{t({ message: 'Practice', comment: 'Title of a screen' })}</PageTitle>
      {atHand.length === 0 ? (
        <Empty
          title={t`There is nothing to practise yet`}
          actions={
            <Link className="button" href={ROUTES.learn}>
              <Trans comment="Link to the screen Learn">Choose a lesson</Trans>
            </Link>
          }
        >
          <Trans>Open or download a lesson first. Its questions then wait for you here, also without network.</Trans>
        </Empty>
      ) : (
        <PracticeSetup
          choice={choice}
          onChange={setChoice}
          atHand={atHand}
          isStarting={practice.isStarting}
          foundNothing={practice.row !== undefined}
          onStart={start}
        />
      )}
    </>
  );
}
