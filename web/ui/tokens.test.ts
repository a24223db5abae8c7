import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, mix } from './contrast.ts';

const CSS = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const LIGHT = colours(CSS);
const THEMES = { light: LIGHT, dark: { ...LIGHT, ...colours(CSS.slice(CSS.indexOf('prefers-color-scheme: dark'))) } };

const GROUNDS = ['paper', 'surface'];
const TINTS = ['indigo-tint', 'marigold-tint', 'palm-tint', 'terracotta-tint'];
const SUBJECTS = ['mathematics', 'physics', 'chemistry', 'biology', 'english', 'economics'];

/** Words on their grounds. */
const WORDS: [string, string[]][] = [
  ['ink', [...GROUNDS, ...TINTS, 'track']],
  ['ink-soft', [...GROUNDS, ...TINTS, 'track']],
  ['indigo', [...GROUNDS, 'indigo-tint']],
  ['palm', [...GROUNDS, 'palm-tint']],
  ['terracotta', [...GROUNDS, 'terracotta-tint']],
  ['marigold-ink', [...GROUNDS, 'marigold-tint']],
  ['on-indigo', ['indigo']],
  ['surface', ['palm', 'terracotta']],
  // A toast is the page turned inside out.
  ['paper', ['ink']],
  ...SUBJECTS.map((subject): [string, string[]] => [subject, GROUNDS]),
];

/** Edges of controls, rings around the focus, and what fills a track. */
const SIGNS: [string, string[]][] = [
  ['line-strong', GROUNDS],
  ['focus', [...GROUNDS, ...TINTS]],
  ...['indigo', ...SUBJECTS].map((thread): [string, string[]] => [thread, ['track']]),
];

describe.each(Object.entries(THEMES))('in the %s theme', (_, theme) => {
  it.each(pairs(WORDS))('%s is read on %s', (over, under) => {
    expect(contrast(colour(theme, over), colour(theme, under))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(pairs(SIGNS))('%s is seen on %s', (over, under) => {
    expect(contrast(colour(theme, over), colour(theme, under))).toBeGreaterThanOrEqual(3);
  });

  it.each(SUBJECTS)('the weave of %s is seen on its own tint', (subject) => {
    const thread = colour(theme, subject);
    expect(contrast(thread, mix(thread, 0.14, colour(theme, 'surface')))).toBeGreaterThanOrEqual(3);
  });
});

type Theme = Record<string, string>;

/** `--name: #rrggbb` by name, from the first block of `css`. */
function colours(css: string): Theme {
  const block = css.slice(0, css.indexOf('}'));
  return Object.fromEntries([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]));
}

function colour(theme: Theme, name: string): string {
  const hex = theme[name];
  if (!hex) throw new Error(`tokens.css has no colour --${name}`);
  return hex;
}

function pairs(table: [string, string[]][]): [string, string][] {
  return table.flatMap(([over, unders]) => unders.map((under): [string, string] => [over, under]));
}
