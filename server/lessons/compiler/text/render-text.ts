import type { Token } from 'markdown-it';
import { checkEquations } from '../chemistry/check-equations.ts';
import type { Report } from '../source/diagnostics.ts';
import type { Figures } from './figures.ts';
import { createMarkdown } from './markdown.ts';
import { renderTex, TexError } from './math.ts';
import { toPlainText } from './plain-text.ts';
import { slugOf } from './slug-of.ts';

export interface TextContext {
  report: Report;
  figures: Figures;
  /** Ids of the glossary's terms; null where a term cannot be tapped. */
  terms: ReadonlySet<string> | null;
}

const RAW_HTML = 'Raw HTML is not allowed. Use Markdown, or write \\< for a plain "<".';
const UNPAIRED_TERM = 'A glossary term is [[Term]] or [[words|Term]], in a table [[words\\|Term]]. Mend the brackets.';
const MIN_ALT_LENGTH = 20;
/** What must not stand at the start of a line. */
const CLOSING_MARKS = /^[,.;:!?%)\]’”]+/;
const markdown = createMarkdown();
const { escapeHtml } = markdown.utils;

/** Block tokens of Markdown; their `map` counts lines from 0. */
export function parseText(source: string): Token[] {
  return markdown.parse(source, {});
}

/** HTML of Markdown with paragraphs, lists and figures, starting at `line` of its file. */
export function renderBlock(source: string, line: number, context: TextContext): string {
  return renderTokens(parseText(source), line, context);
}

/** HTML of Markdown that stands inside a line or a button: no paragraphs, no figures. */
export function renderInline(source: string, line: number, context: TextContext): string {
  return renderInlineTokens(markdown.parseInline(source, {})[0]?.children ?? [], line, context);
}

/** HTML of block tokens whose line 0 is `firstLine` of the file. What cannot be shown is reported and left out. */
export function renderTokens(tokens: Token[], firstLine: number, context: TextContext): string {
  let line = firstLine;
  for (const [i, token] of tokens.entries()) {
    // Table cells carry no place of their own: they have that of their row.
    if (token.map) line = firstLine + token.map[0];
    alignByClass(token);
    if (token.type === 'html_block') context.report(line, RAW_HTML);
    if (token.type === 'math_block') replaceByHtml(token, 'html_block', mathHtml(token, 'div', line, context));
    if (token.type !== 'inline') continue;
    if (isFigure(token, tokens[i - 1])) {
      // The paragraph around the picture becomes the figure; the one of a tight list is hidden.
      for (const tag of [tokens[i - 1], tokens[i + 1]]) if (tag) Object.assign(tag, { tag: 'figure', hidden: false });
      const image = token.children?.[0];
      if (image) replaceByHtml(image, 'html_inline', figureHtml(image, line, context));
    } else {
      resolveInline(token.children ?? [], line, context);
    }
  }
  return markdown.renderer.render(tokens, markdown.options, {}).trim();
}

/** HTML of the tokens inside a line. */
export function renderInlineTokens(tokens: Token[], line: number, context: TextContext): string {
  resolveInline(tokens, line, context);
  return markdown.renderer.renderInline(tokens, markdown.options, {});
}

/** markdown-it aligns table columns by inline style, which the app's content security policy refuses. */
function alignByClass(token: Token): void {
  const alignment = /^text-align:(\w+)$/.exec(String(token.attrGet('style')))?.[1];
  if (alignment) token.attrs = [['class', `align-${alignment}`]];
}

function isFigure(inline: Token, before: Token | undefined): boolean {
  return inline.children?.length === 1 && inline.children[0]?.type === 'image' && before?.type === 'paragraph_open';
}

function resolveInline(tokens: Token[], firstLine: number, context: TextContext): void {
  let line = firstLine;
  for (const [i, token] of tokens.entries()) {
    switch (token.type) {
      case 'text':
        if (/\[\[|\]\]/.test(token.content)) context.report(line, UNPAIRED_TERM);
        break;
      case 'html_inline':
        context.report(line, RAW_HTML);
        break;
      case 'link_open':
        context.report(
          line,
          'Links do not work without a network. Take it out; name related lessons under connections.',
        );
        break;
      case 'image':
        context.report(line, 'A figure stands on a line of its own, with an empty line before and after it.');
        break;
      case 'stray_dollar':
        context.report(
          line,
          `This ${token.markup} has no partner. Close the TeX, or write \\$ for a plain dollar sign.`,
        );
        break;
      case 'math':
        replaceByHtml(token, 'html_inline', takeMarks(mathHtml(token, 'span', line, context), tokens[i + 1]));
        break;
      case 'term':
        replaceByHtml(token, 'html_inline', takeMarks(termHtml(token, line, context), tokens[i + 1]));
        break;
    }
    if (token.type === 'softbreak' || token.type === 'hardbreak') line += 1;
  }
}

function replaceByHtml(token: Token, type: 'html_block' | 'html_inline', html: string): void {
  token.type = type;
  token.content = html;
}

/** A browser may break a line between a formula or a term and the full stop after it, unless both stand in an unbroken box. */
function takeMarks(html: string, next: Token | undefined): string {
  const marks = next?.type === 'text' ? (CLOSING_MARKS.exec(next.content)?.[0] ?? '') : '';
  if (!next || marks === '' || html.includes('math-display')) return html;
  // A long formula may break before its last part.
  const last = Math.max(0, html.lastIndexOf('<math>'));
  next.content = next.content.slice(marks.length);
  return `${html.slice(0, last)}<span class="unbroken">${html.slice(last)}${escapeHtml(marks)}</span>`;
}

function mathHtml(token: Token, box: 'div' | 'span', line: number, context: TextContext): string {
  const display = token.type === 'math_block' || token.markup === '$$';
  try {
    const mathml = renderTex(token.content, display);
    for (const fault of checkEquations(token.content)) context.report(line, fault);
    return display ? `<${box} class="math-display">${mathml}</${box}>` : mathml;
  } catch (error) {
    if (!(error instanceof TexError)) throw error;
    context.report(line, error.message);
    return '';
  }
}

function termHtml(token: Token, line: number, { report, terms }: TextContext): string {
  const term = String(token.meta?.term);
  const id = slugOf(term);
  if (!terms) {
    report(line, `[[${term}]]: terms can be tapped in sections and worked examples only. Take the brackets out here.`);
  } else if (!terms.has(id)) {
    report(line, `The glossary has no term "${term}". Add "- **${term}**: …" to ## Glossary or take the brackets out.`);
  }
  return `<button type="button" class="term" data-term="${id}">${escapeHtml(token.content)}</button>`;
}

function figureHtml(image: Token, line: number, context: TextContext): string {
  const { report, figures } = context;
  const name = String(image.attrGet('src'));
  const alt = toPlainText(renderInlineTokens(image.children ?? [], line, context));
  if (alt.length < MIN_ALT_LENGTH) {
    report(
      line,
      `The description of ${name} has ${alt.length} characters. Say in ${MIN_ALT_LENGTH} or more what it shows.`,
    );
  }
  if (image.attrGet('title')) {
    report(line, `A figure has no title. Put the words of "${name}" into the text around it.`);
  }
  const figure = figures.byName.get(name);
  if (!figure) {
    if (!figures.broken.has(name)) {
      report(line, `There is no drawing "${name}" in the lesson's folder. Add the SVG file.`);
    }
    return '';
  }
  figures.shown.add(name);
  const { url, width, height } = figure;
  return `<img src="${url}" alt="${escapeHtml(alt)}" width="${width}" height="${height}" loading="lazy">`;
}
