import { type RefObject, useEffect, useState } from 'react';

/** Whether at least half of an element is within the window. */
export function useMostlyInView(ref: RefObject<Element | null>): boolean {
  const [isInView, setInView] = useState(false);

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver((seen) => setInView(seen.at(-1)?.isIntersecting ?? false), {
      threshold: 0.5,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);

  return isInView;
}
