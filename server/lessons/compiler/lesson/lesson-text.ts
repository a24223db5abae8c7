import { parseText, renderTokens, type TextContext } from '../text/render-text.ts';
import type { LessonText } from './front-matter.ts';
import { compileGlossary, type GlossaryEntry } from './glossary.ts';
import { type Part, splitBody } from './lesson-body.ts';
import { compileExample, type WorkedExample } from './worked-example.ts';

const SECTIONS = { min: 4, max: 6 };
const MIN_EXAMPLES = 2;

export interface CompiledText {
  sections: { id: string; title: string; html: string }[];
  examples: WorkedExample[];
  glossary: GlossaryEntry[];
}

/** Compiles the body of `lesson.md`. */
export function compileText({ body, bodyLine }: LessonText, context: Omit<TextContext, 'terms'>): CompiledText {
  const untappable = { ...context, terms: null };
  const parts = splitBody(parseText(body), bodyLine, untappable);
  checkParts(parts, bodyLine, context);
  const glossaryPart = parts.find(({ kind }) => kind === 'glossary');
  const glossary = glossaryPart ? compileGlossary(glossaryPart, bodyLine, untappable) : [];
  const tappable = { ...context, terms: new Set(glossary.map(({ id }) => id)) };
  return {
    sections: ofKind(parts, 'section').map((part) => compileSection(part, bodyLine, tappable)),
    examples: ofKind(parts, 'example').map((part) => compileExample(part, bodyLine, tappable)),
    glossary,
  };
}

function ofKind(parts: Part[], kind: Part['kind']): Part[] {
  return parts.filter((part) => part.kind === kind);
}

function compileSection({ id, title, line, tokens }: Part, firstLine: number, context: TextContext) {
  if (tokens.length === 0) context.report(line, `Section "${title}" has no text. Write it or take the heading out.`);
  return { id, title, html: renderTokens(tokens, firstLine, context) };
}

function checkParts(parts: Part[], bodyLine: number, { report }: Omit<TextContext, 'terms'>): void {
  const top = parts[0]?.line ?? bodyLine;
  const sections = ofKind(parts, 'section').length;
  if (sections < SECTIONS.min || sections > SECTIONS.max) {
    report(top, `The lesson has ${sections} sections ("## …"). Write ${SECTIONS.min} to ${SECTIONS.max}.`);
  }
  const examples = ofKind(parts, 'example').length;
  if (examples < MIN_EXAMPLES) {
    report(top, `The lesson has ${examples} worked examples. Write ${MIN_EXAMPLES} or more ("### Worked example: …").`);
  }
  const glossary = parts.findIndex(({ kind }) => kind === 'glossary');
  if (glossary < 0) report(top, 'The lesson has no "## Glossary". End it with one.');
  const after = glossary < 0 ? undefined : parts[glossary + 1];
  if (after) report(after.line, `"${after.title}" comes after the glossary. The glossary is the last heading.`);
  const seen = new Set<string>();
  for (const { id, line, kind } of parts) {
    if (kind !== 'glossary' && id !== '' && seen.has(id)) {
      report(line, `The id "${id}" is taken. Give this heading another.`);
    }
    seen.add(id);
  }
}
