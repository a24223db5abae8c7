import { useEffect, useRef } from 'react';
import type { EssayQuestion } from '../../domain/lesson.ts';
import type { EssayPaper } from '../client/storage.ts';
import type { AttentionTimer } from '../lessons/attention-timer.ts';
import { Hints } from '../lessons/hints.tsx';
import { NotSaved } from '../ui/not-saved.tsx';
import { EssayComparing } from './essay-comparing.tsx';
import { EssayMarked } from './essay-marked.tsx';
import { EssayWriting } from './essay-writing.tsx';
import { usePaper } from './use-paper.ts';

interface EssayDeskProps {
  question: EssayQuestion;
  /** The paper as it was opened. */
  first: EssayPaper;
  contentHash: string;
  timer: AttentionTimer;
}

/** One essay on its way: writing, comparing, marked, and writing again. */
export function EssayDesk({ question, first, contentHash, timer }: EssayDeskProps) {
  const desk = usePaper({ first, contentHash, timer });
  const { paper } = desk;
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef(paper.stage);

  useEffect(() => {
    if (shown.current === paper.stage) return;
    shown.current = paper.stage;
    // What was pressed is gone; what comes next is read from its beginning.
    box.current?.querySelector<HTMLElement>('[data-begin]')?.focus();
  }, [paper.stage]);

  return (
    <div className="stack essay" ref={box}>
      {paper.stage === 'writing' && (
        <>
          <EssayWriting
            question={question}
            text={paper.text}
            isKept={desk.isKept}
            onText={desk.write}
            onCompare={() => desk.decide({ stage: 'comparing' })}
          />
          <Hints hints={question.hints} itemId={question.id} lessonId={paper.lessonId} contentHash={contentHash} />
        </>
      )}
      {paper.stage === 'comparing' && (
        <EssayComparing
          question={question}
          paper={paper}
          onMet={(met) => desk.decide({ met })}
          onSave={desk.handIn}
          onBack={() => desk.decide({ stage: 'writing' })}
        />
      )}
      {paper.stage === 'marked' && (
        <EssayMarked question={question} paper={paper} onAgain={() => desk.decide({ stage: 'writing', met: [] })} />
      )}
      {desk.keepFailed && <NotSaved what="essay" onRetry={desk.keepAgain} />}
      {desk.handInFailed && <NotSaved what="answer" onRetry={desk.handIn} />}
    </div>
  );
}
