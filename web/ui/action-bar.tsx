import type { ReactNode } from 'react';
import './action-bar.css';

/** The next action of a screen, at the thumb: it stays in sight while the screen scrolls. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <div className="action-bar">{children}</div>;
}
