import { type RefObject, useEffect } from 'react';

/** What scrolls in a box of its own when it is wider than the text. */
const BOXES = '.math-display, table';
const HAS_BOX = /class="math-display"|<table/;

/** Lets a keyboard reach those boxes in lesson text that are wider than there is room, and only those. */
export function useWideBoxes(text: RefObject<HTMLElement | null>, html: string): void {
  useEffect(() => {
    if (!text.current || !HAS_BOX.test(html)) return;
    const observer = new ResizeObserver(([entry]) => {
      for (const box of entry?.target.querySelectorAll<HTMLElement>(BOXES) ?? []) {
        if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
        else box.removeAttribute('tabindex');
      }
    });
    observer.observe(text.current);
    return () => observer.disconnect();
  }, [text, html]);
}
