import type { Token } from 'markdown-it';
import { slug } from '../../../../domain/lesson.schema.ts';
import { toPlainText } from '../text/plain-text.ts';
import { renderInlineTokens, type TextContext } from '../text/render-text.ts';

/** A stretch of a lesson's text under one `## ` or `### Worked example` heading. */
export interface Part {
  kind: 'section' | 'example' | 'glossary';
  id: string;
  title: string;
  line: number;
  tokens: Token[];
  /** The section an example stands in; a section's own id. */
  section: string;
}

const ID = /\s*\{#([^}]*)\}$/;
const EXAMPLE = /^Worked example:\s*/;

/** Cuts a lesson's tokens, whose line 0 is `firstLine` of the file, at the headings of sections and worked examples. */
export function splitBody(tokens: readonly Token[], firstLine: number, context: TextContext): Part[] {
  const { report } = context;
  const parts: Part[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const line = firstLine + (token.map?.[0] ?? 0);
    if (token.type === 'heading_open' && token.level === 0) {
      const source = tokens[i + 1]?.content ?? '';
      if (token.tag === 'h2' || (token.tag === 'h3' && EXAMPLE.test(source))) {
        parts.push(openPart(token, tokens[i + 1] as Token, line, parts.at(-1)?.section ?? '', context));
        i += 2;
        continue;
      }
      if (token.tag === 'h1') report(line, 'The title is in the front matter. Start sections with "## ".');
      if (ID.test(source)) report(line, 'Only sections and worked examples carry {#an-id}. Take it out.');
    }
    const part = parts.at(-1);
    if (part) part.tokens.push(token);
    else if (token.level === 0 && token.nesting >= 0) {
      report(line, 'Text before the first section is not shown. Put a "## Section title {#section-id}" before it.');
    }
  }
  return parts;
}

function openPart(heading: Token, inline: Token, line: number, section: string, context: TextContext): Part {
  const { report } = context;
  const isExample = heading.tag === 'h3';
  const id = ID.exec(inline.content)?.[1] ?? '';
  const words = toPlainText(renderInlineTokens(inline.children ?? [], line, context)).replace(ID, '');
  const title = isExample ? words.replace(EXAMPLE, '') : words;
  const kind = isExample ? 'example' : title === 'Glossary' ? 'glossary' : 'section';
  if (title === '') report(line, 'The heading has no words. Give it a title.');
  if (kind !== 'glossary' && !slug.safeParse(id).success) {
    report(
      line,
      `"${title}" has no id such as {#perfect-squares} at the end of its heading. Add one: words joined by hyphens.`,
    );
  }
  if (isExample && section === '') {
    report(line, 'A worked example stands inside a section. Put a "## " heading before it.');
  }
  return { kind, id, title, line, tokens: [], section: isExample ? section : id };
}
