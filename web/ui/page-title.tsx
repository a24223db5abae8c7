import { useContext, useEffect, useRef } from 'react';
import { NavigatedContext } from './navigated-context.ts';

interface PageTitleProps {
  children: string;
  /** The page's name in the browser's tabs and history, where it is not its heading. */
  tab?: string;
}

/** The one h1 of a screen. After a navigation inside the app it takes the focus, so that a screen reader starts here. */
export function PageTitle({ children, tab = children }: PageTitleProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const navigated = useContext(NavigatedContext);

  useEffect(() => {
    document.title = `${tab} · Akulearn`;
  }, [tab]);

  useEffect(() => {
    if (navigated) heading.current?.focus();
  }, [navigated]);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
