import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Lesson } from '../../domain/lesson.ts';
import { Html } from '../ui/html.tsx';

type Term = Lesson['glossary'][number];

interface GlossaryDialogProps {
  glossary: Term[];
  /** The compiled text, whose `<button class="term" data-term="id">` open a definition. */
  text: RefObject<HTMLElement | null>;
}

/** What a word means, over the text. Escape or the button closes it, and the focus returns to the word. */
export function GlossaryDialog({ glossary, text }: GlossaryDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [term, setTerm] = useState<Term>();

  useEffect(() => {
    const root = text.current;
    function onClick(event: MouseEvent) {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button.term') : null;
      const asked = glossary.find(({ id }) => id === button?.dataset.term);
      if (!asked) return;
      setTerm(asked);
      dialog.current?.showModal();
    }
    root?.addEventListener('click', onClick);
    return () => root?.removeEventListener('click', onClick);
  }, [glossary, text]);

  return (
    <dialog ref={dialog} className="glossary" aria-labelledby="glossary-term">
      <h2 id="glossary-term">{term?.term}</h2>
      {term && <Html html={term.html} />}
      <form method="dialog">
        <button type="submit" className="button quiet">
          Close
        </button>
      </form>
    </dialog>
  );
}
