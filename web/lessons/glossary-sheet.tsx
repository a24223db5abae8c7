import { type RefObject, useEffect, useState } from 'react';
import type { Lesson } from '../../domain/lesson.ts';
import { Html } from '../ui/html.tsx';
import { Sheet } from '../ui/sheet.tsx';

type Term = Lesson['glossary'][number];

interface GlossarySheetProps {
  glossary: Term[];
  /** The compiled text, whose `<button class="term" data-term="id">` open a definition. */
  text: RefObject<HTMLElement | null>;
}

/** What a word means, over the text. Escape or the button closes it, and the focus returns to the word. */
export function GlossarySheet({ glossary, text }: GlossarySheetProps) {
  const [term, setTerm] = useState<Term>();
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const root = text.current;
    function onClick(event: MouseEvent) {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button.term') : null;
      const asked = glossary.find(({ id }) => id === button?.dataset.term);
      if (!asked) return;
      setTerm(asked);
      setOpen(true);
    }
    root?.addEventListener('click', onClick);
    return () => root?.removeEventListener('click', onClick);
  }, [glossary, text]);

  return (
    <Sheet title={term?.term ?? ''} open={open} onClose={() => setOpen(false)}>
      {term && <Html html={term.html} />}
    </Sheet>
  );
}
