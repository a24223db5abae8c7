import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from '../ui/icon.tsx';
import '../ui/top-bar.css';

interface LeaveBarProps {
  href: string;
  /** Says what is left: "Leave the quiz". */
  words: string;
  children?: ReactNode;
}

/** The way out of a row of questions, above them. */
export function LeaveBar({ href, words, children }: LeaveBarProps) {
  return (
    <div className="top-bar">
      <Link className="back" href={href}>
        <Icon name="wrong" />
        {words}
      </Link>
      {children}
    </div>
  );
}
