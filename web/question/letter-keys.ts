import { type RefObject, useEffect } from 'react';

/**
 * Lets a keyboard choose by letter: A takes the first box in `list`, and so on, and the focus goes there so that Enter
 * checks. Only while the focus is on the question (its page, or its form on a page with many), so that no voice command hits a
 * letter by chance (WCAG 2.1.4), and never while something is being typed.
 */
export function useLetterKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const question = list.current?.closest<HTMLElement>('.question-page') ?? list.current?.closest('form');
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const boxes = list.current?.querySelectorAll<HTMLInputElement>('input:enabled');
      const box = boxes?.[letterIndex(event.key)];
      if (!box) return;
      event.preventDefault();
      box.focus();
      box.click();
    }
    question?.addEventListener('keydown', onKeyDown);
    return () => question?.removeEventListener('keydown', onKeyDown);
  }, [list]);
}

/** The letter a choice carries: A for 0. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}

/** The inverse of `letterOf`, whatever the case; -1 for a key that is no single letter. */
export function letterIndex(key: string): number {
  return /^[a-z]$/i.test(key) ? key.toUpperCase().charCodeAt(0) - 65 : -1;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])');
}
