import { Trans } from '@lingui/react/macro';
import { useContext } from 'react';
import { ContentLang } from '../ui/content-lang.ts';

interface OwnTextProps {
  text: string;
  open?: boolean;
  /** What follows is read from here. */
  begin?: boolean;
}

/** What the student wrote, with their lines and paragraphs. */
export function OwnText({ text, open = false, begin = false }: OwnTextProps) {
  const lang = useContext(ContentLang);
  return (
    <details className="essay-fold" open={open}>
      <summary {...(begin && { 'data-begin': true })}>
        <Trans comment="Above the box, or the text, of an essay">Your text</Trans>
      </summary>
      <p className="essay-text own" lang={lang} dir="auto">
        {text}
      </p>
    </details>
  );
}
