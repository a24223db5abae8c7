import { type RefObject, useEffect } from 'react';

/** Parts of lesson text that may scroll in a box of their own. */
const PARTS = '.math-display, table';

/**
 * Lets a keyboard reach those boxes in and around lesson text that are wider than there is room, and only those: the text, its
 * parts, and the row that holds it.
 */
export function useWideBoxes(text: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = text.current;
    const row = element?.parentElement;
    if (!element || !row) return;
    const observer = new ResizeObserver(() => {
      for (const box of [row, element, ...element.querySelectorAll<HTMLElement>(PARTS)]) {
        if (box.scrollWidth > box.clientWidth && scrolls(box)) box.tabIndex = 0;
        else if (box.tabIndex === 0) box.removeAttribute('tabindex');
      }
    });
    observer.observe(row);
    return () => observer.disconnect();
  }, [text]);
}

function scrolls(box: HTMLElement): boolean {
  return getComputedStyle(box).overflowX === 'auto';
}
