import { TTL_MS } from './cache.ts';

/** Which keys are meant: all that have these texts in this order, the first at their beginning, the last at their end. */
export interface Pattern {
  texts: readonly string[];
}

/**
 * In what is written out `*` stands for any characters; what is put in is taken as it is, also where it holds `*`:
 * keysLike`user:${id}:progress:*`. Throws RangeError where it does not begin with a family.
 */
export function keysLike(written: TemplateStringsArray, ...ids: readonly string[]): Pattern {
  const texts = [''];
  const append = (text: string) => {
    texts[texts.length - 1] += text;
  };
  for (const [place, text] of written.entries()) {
    const [first = '', ...more] = text.split('*');
    append(first);
    texts.push(...more);
    append(ids[place] ?? '');
  }
  const family = texts[0]?.split(':')[0] ?? '';
  if (!texts[0]?.includes(':') || !Object.hasOwn(TTL_MS, family)) {
    throw new RangeError(`a pattern begins with "${texts[0]}": allowed is one of ${Object.keys(TTL_MS).join(':, ')}:`);
  }
  return { texts };
}

/** As Redis's SCAN takes it. */
export function toGlob({ texts }: Pattern): string {
  return texts.map((text) => text.replace(/[\\*?[\]]/g, '\\$&')).join('*');
}

export function toRegExp({ texts }: Pattern): RegExp {
  return new RegExp(`^${texts.map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*')}$`, 's');
}
