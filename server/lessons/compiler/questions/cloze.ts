import type { StateInline } from 'markdown-it';
import { createMarkdown } from '../text/markdown.ts';
import { renderInlineTokens, type TextContext } from '../text/render-text.ts';

const markdown = createMarkdown();
// After TeX, whose braces are not gaps.
markdown.inline.ruler.after('math', 'gap', gap);

/** `{1}` in the text of a cloze question. */
function gap(state: StateInline, silent: boolean): boolean {
  const match = /^\{(\d+)\}/.exec(state.src.slice(state.pos, state.posMax));
  if (!match) return false;
  if (!silent) state.push('gap', '', 0).content = match[1] as string;
  state.pos += match[0].length;
  return true;
}

/** The HTML around the gaps, one part more than gaps. Gaps that are not {1} … {count}, each once, are reported. */
export function compileClozeText(text: string, count: number, line: number, context: TextContext): string[] {
  const tokens = markdown.parseInline(text, {})[0]?.children ?? [];
  const gaps = tokens.filter(({ type }) => type === 'gap');
  const numbers = gaps.map(({ content }) => Number(content));
  const wanted = Array.from({ length: count }, (_, i) => i + 1);
  if (numbers.join() !== wanted.join()) {
    const found = numbers.map((number) => `{${number}}`).join(' ') || 'no gap';
    const need = wanted.map((number) => `{${number}}`).join(' ');
    context.report(
      line,
      `The text has ${found}, but "gaps" describes ${count}. Write ${need}, each once and in this order.`,
    );
  }
  if (gaps.some(({ level }) => level > 0)) {
    context.report(line, 'A gap stands inside bold or italic text. Close the * before it.');
  }
  const ends = [...gaps.map((token) => tokens.indexOf(token)), tokens.length];
  return ends.map((end, i) =>
    renderInlineTokens(tokens.slice(i === 0 ? 0 : (ends[i - 1] ?? 0) + 1, end), line, context),
  );
}
