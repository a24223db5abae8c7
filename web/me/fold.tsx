import type { ReactNode } from 'react';
import { Icon } from '../ui/icon.tsx';
import './fold.css';

interface FoldProps {
  /** Of the line that opens and closes it. */
  id: string;
  title: ReactNode;
  /** At the other end of the line. */
  value?: ReactNode;
  children: ReactNode;
}

/** A part of Me that is rarely needed: one line until it is opened. */
export function Fold({ id, title, value, children }: FoldProps) {
  return (
    <details className="fold">
      <summary id={id}>
        <h2>{title}</h2>
        <span className="small soft">{value}</span>
        <Icon name="forward" />
      </summary>
      <div className="fold-part">{children}</div>
    </details>
  );
}
