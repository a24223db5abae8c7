import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from './icon.tsx';
import './top-bar.css';

interface TopBarProps {
  /** Where back leads, and the name of that place. */
  back?: { href: string; words: string };
  /** At the other end of the line: a place such as "3 of 5", the sync pill. */
  children?: ReactNode;
}

/** The line above a screen's title. */
export function TopBar({ back, children }: TopBarProps) {
  return (
    <div className="top-bar">
      {back ? (
        <Link className="back" href={back.href}>
          <Icon name="back" />
          {back.words}
        </Link>
      ) : (
        <span />
      )}
      {children}
    </div>
  );
}
