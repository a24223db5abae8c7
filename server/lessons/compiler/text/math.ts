import temml from 'temml';

/** TeX that is not valid or that the app cannot show. The message is for the author. */
export class TexError extends Error {}

/** TeX to MathML without inline styles. Throws {@link TexError}. */
export function renderTex(tex: string, displayMode: boolean): string {
  try {
    const wrap = displayMode ? 'none' : '=';
    return letBreak(replaceStyles(temml.renderToString(tex, { displayMode, wrap, throwOnError: true, trust: false })));
  } catch (error) {
    if (!(error instanceof Error && error instanceof temml.ParseError)) throw error;
    // temml underlines the place with a combining line under each letter and breaks the line before it.
    const reason = error.message.replaceAll('\u0332', '').replace(/\s+/g, ' ').trim();
    throw new TexError(`"$${tex}$" is not valid TeX: ${reason}.`, { cause: error });
  }
}

/**
 * No browser breaks a line inside `<math>`, so that a chain such as a = b = c would be wider than a phone: each row that temml makes at
 * the top, one from each relation on, becomes an element of its own.
 */
function letBreak(mathml: string): string {
  let depth = 0;
  return mathml.replace(/<(\/?)[^>]*>(?=(<mrow>)?)/g, (tag, end: string, nextRow: string | undefined) => {
    depth += end === '' ? 1 : -1;
    return depth === 1 && end !== '' && nextRow ? `${tag}</math><math>` : tag;
  });
}

/**
 * The app's content security policy refuses inline styles, so each declaration temml makes becomes a class that the
 * app's style sheet defines. Cell paddings are those of matrices, aligned equations and cases.
 */
const CLASS_OF: Record<string, string> = {
  'padding-left:0em': 'math-left-0',
  'padding-left:0pt': 'math-left-0',
  'padding-right:0em': 'math-right-0',
  'padding-right:0pt': 'math-right-0',
  'padding-left:5.9776pt': 'math-left-1',
  'padding-right:5.9776pt': 'math-right-1',
  'padding-left:1em': 'math-left-2',
  'border-left:0.06em solid': 'math-line-left',
  'border-right:0.06em solid': 'math-line-right',
  'border-top:0.06em solid': 'math-line-above',
  'border-bottom:0.06em solid': 'math-line-below',
  'padding:3pt': 'math-boxed',
  'border:1px solid': 'math-boxed',
  'text-align:left': 'tml-left',
  'math-depth:0': 'math-depth-0',
};

/** Declarations the app does without: what browsers do anyway, and hair spaces. */
const IDLE = new Set(['', 'display:block math', 'padding-right:0.4em', 'margin-left:-0.1667em']);

/** temml 0.13 prints its own settings into the cells it adds to rows that are shorter than others. */
const LEAKED_SETTINGS = /^level:\d+;color:.*max-size:[^;]*;/;

function replaceStyles(mathml: string): string {
  return mathml.replace(/(?: class="([^"]*)")? style="([^"]*)"/g, (_, existing: string | undefined, style: string) => {
    const classes = new Set(existing?.split(' '));
    for (const declaration of style.replace(LEAKED_SETTINGS, '').split(';')) {
      if (IDLE.has(declaration)) continue;
      const name = CLASS_OF[declaration];
      if (!name) throw new TexError(unsupported(declaration));
      classes.add(name);
    }
    return classes.size > 0 ? ` class="${[...classes].join(' ')}"` : '';
  });
}

function unsupported(declaration: string): string {
  return (
    `The app cannot show TeX that needs the style "${declaration}". ` +
    'Leave out commands for colour, size, shift and numbering (aligned instead of align).'
  );
}
