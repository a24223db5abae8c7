import { useId } from 'react';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import './cloth.css';

export type Subject = CatalogueEntry['subject'];

/** One tile of each subject's weave. */
const WEAVES: Record<Subject, { width: number; height: number; path: string }> = {
  mathematics: { width: 14, height: 14, path: 'M7 1 13 7 7 13 1 7ZM7 5 9 7 7 9 5 7Z' },
  physics: { width: 14, height: 10, path: 'M0 3Q3.5-1 7 3T14 3M0 8Q3.5 4 7 8T14 8' },
  chemistry: { width: 14, height: 24, path: 'M7 0 14 4 14 12 7 16 0 12 0 4ZM7 16V24' },
  biology: { width: 14, height: 14, path: 'M7 14C1 10 1 4 7 0C13 4 13 10 7 14ZM7 14V3' },
  english: { width: 14, height: 12, path: 'M0 2H14M0 6H4M7 6H14M0 10H9M12 10H14' },
  economics: { width: 14, height: 14, path: 'M7 1.4C12.3 1.4 12.3 12.6 7 12.6C1.7 12.6 1.7 1.4 7 1.4ZM7 3.5V10.5' },
};

/** A band of the subject's cloth, for the eye only. */
export function Cloth({ subject }: { subject: Subject }) {
  const { width, height, path } = WEAVES[subject];
  const id = useId();
  return (
    <svg className="cloth" aria-hidden="true" focusable="false">
      <pattern id={id} width={width} height={height} patternUnits="userSpaceOnUse">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="1.4" />
      </pattern>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
