import { memo, useContext, useRef } from 'react';
import { ContentLang } from './content-lang.ts';
import { useWideBoxes } from './use-wide-boxes.ts';
import './math.css';
import './prose.css';
import './scroll-fade.css';

interface HtmlProps {
  html: string;
  /** Text that runs on in the line it stands in. */
  inline?: boolean;
}

/**
 * Lesson text: HTML our own compiler made, without script or inline style, checked by the hash in its address. Long text
 * is not looked at again when something beside it changes.
 */
export const Html = memo(function Html({ html, inline = false }: HtmlProps) {
  const lang = useContext(ContentLang);
  const text = useRef<HTMLDivElement>(null);
  useWideBoxes(text);
  const Tag = inline ? 'span' : 'div';
  return (
    <Tag
      ref={text}
      lang={lang}
      dir="auto"
      className={inline ? 'prose inline' : 'prose'}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: only compiled lessons come here, never what a person typed
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
});
