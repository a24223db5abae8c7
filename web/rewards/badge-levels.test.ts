import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BADGE_LEVELS } from '../../domain/achievements.ts';
import { contrast, mix } from '../ui/contrast.ts';

const css = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const [TOKENS, PATCH] = [css('../ui/tokens.css'), css('badge-patch.css')];
const DARK = 'prefers-color-scheme: dark';

describe.each([
  ['light', 0, 0],
  ['dark', TOKENS.indexOf(DARK), PATCH.indexOf(DARK)],
])('in the %s theme', (_, tokensFrom, patchFrom) => {
  it.each(BADGE_LEVELS)('the thread of %s is seen on the page, on its ground and on its cloth', (level) => {
    const thread = find(PATCH.slice(patchFrom), `"${level}"\\] \\{\\s*--thread`);
    const surface = find(TOKENS.slice(tokensFrom), '--surface');
    for (const ground of [surface, find(TOKENS.slice(tokensFrom), '--paper'), mix(thread, 0.16, surface)]) {
      expect(contrast(thread, ground)).toBeGreaterThanOrEqual(3);
    }
  });
});

function find(text: string, name: string): string {
  const hex = new RegExp(`${name}: (#[0-9a-f]{6})`).exec(text)?.[1];
  if (!hex) throw new Error(`no colour after ${name}`);
  return hex;
}
