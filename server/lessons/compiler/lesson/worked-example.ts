import type { Token } from 'markdown-it';
import { renderTokens, type TextContext } from '../text/render-text.ts';
import type { Part } from './lesson-body.ts';

const MIN_STEPS = 2;

export interface WorkedExample {
  id: string;
  section: string;
  title: string;
  problem: string;
  steps: string[];
}

/** A worked example: paragraphs that set the problem, then one numbered list of steps, and nothing after it. */
export function compileExample(part: Part, firstLine: number, context: TextContext): WorkedExample {
  const { id, section, title, line, tokens } = part;
  const isTop = (type: string) => (token: Token) => token.type === type && token.level === 0;
  const start = tokens.findIndex(isTop('ordered_list_open'));
  const end = tokens.findIndex(isTop('ordered_list_close'));
  const problem = start < 0 ? tokens : tokens.slice(0, start);
  const steps = start < 0 ? [] : listItems(tokens.slice(start, end + 1));
  if (problem.length === 0) {
    context.report(line, `Worked example "${title}" has no problem. Set it before the numbered steps.`);
  }
  if (steps.length < MIN_STEPS) {
    context.report(
      line,
      `Worked example "${title}" has ${steps.length} steps. Write ${MIN_STEPS} or more as a list "1. … 2. …".`,
    );
  }
  const after = start < 0 ? undefined : tokens[end + 1];
  if (after) {
    const where = firstLine + (after.map?.[0] ?? 0);
    context.report(where, 'Nothing follows the steps of a worked example but a new "## " or "### Worked example: …".');
  }
  return {
    id,
    section,
    title,
    problem: renderTokens(problem, firstLine, context),
    steps: steps.map((step) => renderTokens(step, firstLine, context)),
  };
}

/** The content of each item of a list given with its opening and closing token. */
export function listItems(list: Token[]): Token[][] {
  const items: Token[][] = [];
  const level = (list[0]?.level ?? 0) + 1;
  for (const token of list.slice(1, -1)) {
    if (token.level === level && token.type === 'list_item_open') items.push([]);
    else if (token.level !== level || token.type !== 'list_item_close') items.at(-1)?.push(token);
  }
  // Each item stands by itself, so its text is a paragraph even where the list was written without blank lines.
  for (const token of items.flat()) if (token.level === level + 1) token.hidden = false;
  return items;
}
