import { type RefObject, useEffect, useState } from 'react';

/** The line of the window, from its top, on which a student is taken to read. */
const READING_LINE = 0.3;

/** Which of the elements with `data-section` in `text` is being read, counted from 0; -1 above the first. */
export function useSectionInView(text: RefObject<HTMLElement | null>): number {
  const [inView, setInView] = useState(-1);

  useEffect(() => {
    const sections = [...(text.current?.querySelectorAll('[data-section]') ?? [])];
    const margin = `${-READING_LINE * 100}% 0px ${-(1 - READING_LINE) * 100}% 0px`;
    const observer = new IntersectionObserver(
      (entries) => {
        const entered = entries.find(({ isIntersecting }) => isIntersecting);
        if (entered) return setInView(sections.indexOf(entered.target));
        const leftUpwards = entries.some(
          ({ target, boundingClientRect }) => target === sections[0] && boundingClientRect.top > 0,
        );
        if (leftUpwards) setInView(-1);
      },
      { rootMargin: margin },
    );
    for (const section of sections) observer.observe(section);
    return () => observer.disconnect();
  }, [text]);

  return inView;
}
