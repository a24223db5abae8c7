/** An equation as TeX without the commands that only shape it: sides that an arrow or two part. */
export type Equation = string[];

const ARROW = '→';
const ARROWS =
  /\\(?:long)?(?:rightarrow|leftrightarrow)(?![a-zA-Z])|\\(?:right|left)?(?:left|right)harpoons(?![a-zA-Z])|⇌|→/g;
/** An arrow with words above or below it: the words say how, not what. */
const DRESSED_ARROW =
  /\\(?:overset|underset|stackrel)\{(?:[^{}]|\{[^{}]*\})*\}\{\s*→\s*\}|\\xright(?:arrow|leftharpoons)(?:\[[^\]]*\])?\{(?:[^{}]|\{[^{}]*\})*\}/g;
const STATE =
  /_?\{?\s*\\text\{\s*\((?:s|l|g|aq)\)\s*\}\s*\}?|_\{\s*\((?:s|l|g|aq)\)\s*\}|\((?:s|l|g|aq|\\text\{(?:s|l|g|aq)\})\)/g;
const SPACING = /\\(?:[ ,;:!]|q?quad(?![a-zA-Z])|(?:up|down)arrow(?![a-zA-Z])|(?:left|right)(?=[[\]()]))|[~&\s]+/g;
/** What may stand beside \mathrm{…} in an equation: coefficients, signs, the numbers of a nuclide, particles. */
const BESIDE = /^(?:[\d+\-−→{}^_()[\]\s.]|\\(?:d|t)?frac|\\cdot|\\(?:alpha|beta|gamma)(?![a-zA-Z]))*$/;

/**
 * The chemical and nuclear equations of a piece of TeX: what is set upright, `\mathrm{…}`, around an arrow such as `\rightarrow`.
 * Equations in words (`\text`) are none, nor are limits and other mathematics with an arrow.
 */
export function findEquations(tex: string): Equation[] {
  const plain = tex
    .replace(ARROWS, ARROW)
    .replace(DRESSED_ARROW, ARROW)
    .replace(STATE, '')
    .replace(/\\(?:begin|end)\{aligned\}/g, '');
  return plain.split('\\\\').flatMap((line) => {
    const equation = uprightPart(line.replace(SPACING, ' '));
    return equation?.includes(ARROW) && !equation.includes('\\text') ? [equation.split(ARROW)] : [];
  });
}

/** The one group that holds the arrow, else the whole line with its groups opened; null where that is not chemistry. */
function uprightPart(line: string): string | null {
  const groups = uprightGroups(line);
  const whole = groups.find(({ content }) => content.includes(ARROW));
  // Numbers before the group belong to it: 2\mathrm{H_2 + …}.
  if (whole && BESIDE.test(line.slice(0, whole.start))) return line.slice(0, whole.start) + whole.content;
  if (whole) return whole.content;
  if (groups.length === 0) return null;
  let opened = '';
  let beside = '';
  let end = 0;
  for (const { start, end: next, content } of groups) {
    beside += line.slice(end, start);
    opened += line.slice(end, start) + content;
    end = next;
  }
  return BESIDE.test(beside + line.slice(end)) ? opened + line.slice(end) : null;
}

function uprightGroups(line: string): { start: number; end: number; content: string }[] {
  const groups = [];
  const opening = /\\mathrm\s*\{/g;
  for (let match = opening.exec(line); match; match = opening.exec(line)) {
    const end = endOfGroup(line, opening.lastIndex);
    groups.push({ start: match.index, end, content: line.slice(opening.lastIndex, end - 1) });
    opening.lastIndex = end;
  }
  return groups;
}

/** The place after the brace that closes the group whose content starts at `from`. */
function endOfGroup(line: string, from: number): number {
  let depth = 1;
  for (let i = from; i < line.length; i++) {
    if (line[i] === '{') depth += 1;
    if (line[i] === '}') depth -= 1;
    if (depth === 0) return i + 1;
  }
  return line.length + 1;
}
