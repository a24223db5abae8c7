import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from '../ui/icon.tsx';
import '../ui/top-bar.css';

interface LeaveBarProps {
  /** An address, or what leaving does on this screen. */
  to: string | (() => void);
  /** Says what is left: "Leave the quiz". */
  words: string;
  children?: ReactNode;
}

/** The way out of a row of questions, above them. */
export function LeaveBar({ to, words, children }: LeaveBarProps) {
  return (
    <div className="top-bar">
      {typeof to === 'string' ? (
        <Link className="back" href={to}>
          <Icon name="wrong" />
          {words}
        </Link>
      ) : (
        <button type="button" className="back leave" onClick={to}>
          <Icon name="wrong" />
          {words}
        </button>
      )}
      {children}
    </div>
  );
}
