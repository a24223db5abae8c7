import { Link } from 'wouter';
import type { PathState, PathStep } from '../../domain/learning-path.ts';
import { lessonShare } from '../../domain/lesson-share.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { DownloadControl } from '../downloads/download-control.tsx';
import type { SavedLesson } from '../service-worker/messages.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import { Thread } from '../ui/thread.tsx';
import { stateWords, stepWords } from './path-words.ts';

const MARKS: Record<PathState, IconName | null> = { done: 'right', here: 'practice', next: null, locked: 'lock' };

interface PathStepRowProps {
  step: PathStep;
  progress: LessonProgress | undefined;
  saved: SavedLesson | undefined;
}

/** One lesson of the path: its mark, how far the student is in it, and whether it is on this phone. */
export function PathStepRow({ step, progress, saved }: PathStepRowProps) {
  const { entry, state } = step;
  const mark = MARKS[state];
  const begun = progress !== undefined && state !== 'done';
  return (
    <li className="path-step" data-state={state}>
      <span className="path-mark">
        {mark && <Icon name={mark} />}
        <span className="visually-hidden">{stateWords(state)}</span>
      </span>
      <div className="path-words">
        <h2>
          <Link href={`/lessons/${entry.id}`} lang={entry.lang}>
            {entry.title}
          </Link>
        </h2>
        {begun && <Thread share={lessonShare(entry, progress)} />}
        <div className="path-line">
          <p className="small soft number">{stepWords(step, progress)}</p>
          <DownloadControl entry={entry} saved={saved} />
        </div>
      </div>
    </li>
  );
}
