import { type RefObject, useEffect, useState } from 'react';

/** The line of the window, from its top, on which a student is taken to read. */
const READING_LINE = 0.3;

/** Which of the elements with `data-section` in `text` is being read, counted from 0; -1 above the first. */
export function useSectionInView(text: RefObject<HTMLElement | null>): number {
  const [inView, setInView] = useState(-1);

  useEffect(() => {
    const sections = [...(text.current?.querySelectorAll('[data-section]') ?? [])];
    const look = () => {
      const line = innerHeight * READING_LINE;
      setInView(sections.findLastIndex((section) => section.getBoundingClientRect().top <= line));
    };
    // Told whenever the edge of a section crosses the line.
    const margin = `${-READING_LINE * 100}% 0px ${-(1 - READING_LINE) * 100}% 0px`;
    const observer = new IntersectionObserver(look, { rootMargin: margin });
    for (const section of sections) observer.observe(section);
    return () => observer.disconnect();
  }, [text]);

  return inView;
}
