import createMarkdownIt, { type MarkdownIt, type StateBlock, type StateInline } from 'markdown-it';

/**
 * CommonMark and tables, with `$inline$` and `$$display$$` TeX and `[[terms]]`. Raw HTML is recognised so that it can be
 * refused. TeX, figures and terms are only found here; rendering turns them into HTML.
 */
export function createMarkdown(): MarkdownIt {
  const markdown = createMarkdownIt({ html: true, xhtmlOut: true });
  markdown.inline.ruler.after('escape', 'math', inlineMath);
  markdown.inline.ruler.before('link', 'term', glossaryTerm);
  markdown.block.ruler.before('fence', 'math', blockMath, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  return markdown;
}

/** Every `$` that is not escaped belongs to TeX; one without a partner becomes a `stray_dollar` token. */
function inlineMath(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== '$') return false;
  const fence = state.src[state.pos + 1] === '$' ? '$$' : '$';
  const start = state.pos + fence.length;
  const end = findFence(state.src.slice(0, state.posMax), fence, start);
  const tex = end < 0 ? '' : state.src.slice(start, end).trim();
  if (!silent) {
    const token = state.push(tex === '' ? 'stray_dollar' : 'math', '', 0);
    token.content = tex;
    token.markup = fence;
  }
  state.pos = tex === '' ? start : end + fence.length;
  return true;
}

function findFence(text: string, fence: string, from: number): number {
  let end = text.indexOf(fence, from);
  while (end > 0 && text[end - 1] === '\\') end = text.indexOf(fence, end + 1);
  return end;
}

/** `$$` at the start of a line up to `$$` at the end of that line or a later one. */
function blockMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineText = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
  if (!lineText(startLine).startsWith('$$')) return false;
  let last = startLine;
  let text = lineText(startLine).slice(2);
  while (!text.includes('$$')) {
    last += 1;
    const ends = last >= endLine || state.isEmpty(last) || (state.sCount[last] ?? 0) < state.blkIndent;
    if (ends) return false;
    text += `\n${lineText(last)}`;
  }
  if (text.indexOf('$$') !== text.length - 2) return false;
  if (silent) return true;
  const token = state.push('math_block', '', 0);
  token.block = true;
  token.content = text.slice(0, -2).trim();
  token.map = [startLine, last + 1];
  state.line = last + 1;
  return true;
}

/** `[[Term]]` or `[[words shown|Term]]`. */
function glossaryTerm(state: StateInline, silent: boolean): boolean {
  const match = /^\[\[([^[\]|]+)(?:\|([^[\]|]+))?\]\]/.exec(state.src.slice(state.pos, state.posMax));
  if (!match) return false;
  const [source, words = '', term = words] = match;
  if (!silent) {
    const token = state.push('term', '', 0);
    token.content = words.trim();
    token.meta = { term: term.trim() };
  }
  state.pos += source.length;
  return true;
}
