import type { Token } from 'markdown-it';
import { slug } from '../../../../domain/lesson.schema.ts';
import { renderInline, type TextContext } from '../text/render-text.ts';
import { slugOf } from '../text/slug-of.ts';
import type { Part } from './lesson-body.ts';
import { listItems } from './worked-example.ts';

export interface GlossaryEntry {
  id: string;
  term: string;
  html: string;
}

const ENTRY = /^\*\*(.+?)\*\*\s*:\s+(.+)$/s;

/** The glossary: one bullet list of `**Term**: definition.` */
export function compileGlossary(part: Part, firstLine: number, context: TextContext): GlossaryEntry[] {
  const lineOf = (token: Token | undefined) => (token?.map ? firstLine + token.map[0] : part.line);
  const start = part.tokens.findIndex(({ type, level }) => type === 'bullet_list_open' && level === 0);
  const end = part.tokens.findIndex(({ type, level }) => type === 'bullet_list_close' && level === 0);
  const stray = start === 0 ? part.tokens[end + 1] : part.tokens[0];
  if (start < 0 || stray) {
    context.report(lineOf(stray), 'The glossary is one bullet list, "- **Term**: definition." Put nothing else there.');
  }
  const entries: GlossaryEntry[] = [];
  for (const item of listItems(part.tokens.slice(start, end + 1))) {
    const line = lineOf(item[0]);
    const [, term = '', definition = ''] = ENTRY.exec(item.length === 3 ? (item[1]?.content ?? '') : '') ?? [];
    const id = slugOf(term);
    if (!slug.safeParse(id).success) {
      context.report(line, 'A glossary entry is one paragraph, "- **Term**: definition." Write it so.');
    } else if (entries.some((entry) => entry.id === id)) {
      context.report(line, `The glossary explains "${term}" twice. Keep one of the two.`);
    } else {
      entries.push({ id, term, html: `<p>${renderInline(definition, line, context)}</p>` });
    }
  }
  return entries;
}
