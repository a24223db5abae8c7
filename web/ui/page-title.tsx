import { useContext, useEffect, useRef } from 'react';
import { NavigatedContext } from './navigated-context.ts';

/** The one h1 of a screen. After a navigation inside the app it takes the focus, so that a screen reader starts here. */
export function PageTitle({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const navigated = useContext(NavigatedContext);

  useEffect(() => {
    document.title = `${children} · Akulearn`;
  }, [children]);

  useEffect(() => {
    if (navigated) heading.current?.focus();
  }, [navigated]);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
