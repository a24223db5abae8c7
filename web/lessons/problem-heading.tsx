import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import { problemPartId } from './go-to-part.ts';

interface ProblemHeadingProps {
  problemId: string;
  /** Its place in the lesson, from 1. */
  number: number;
  /** The word beside it once the problem is done, else false. */
  children: ReactNode | false;
}

export function ProblemHeading({ problemId, number, children }: ProblemHeadingProps) {
  return (
    <div className="heading-row">
      <h3 id={problemPartId(problemId)} tabIndex={-1}>
        {t({ message: `Problem ${number}`, comment: 'Heading of a practice problem; its number in the lesson' })}
      </h3>
      {children && (
        <p className="small read-mark">
          <Icon name="right" />
          {children}
        </p>
      )}
    </div>
  );
}
