import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

test('no class is drawn by two style sheets, which all end up on one page', async () => {
  const homes = new Map<string, string[]>();
  for await (const file of glob('web/**/*.css', { exclude: ['web/gallery/**'] })) {
    for (const name of ownClasses(await readFile(file, 'utf8'))) homes.set(name, [...(homes.get(name) ?? []), file]);
  }
  expect([...homes].filter(([, files]) => files.length > 1)).toEqual([]);
});

/** Classes that are a selector of their own. */
function ownClasses(css: string): Set<string> {
  const selectors = css.replace(/\/\*.*?\*\//gs, '').match(/[^{}]+(?=\{)/g) ?? [];
  return new Set(
    selectors
      .join(',')
      .match(/(?<=^|,)\s*\.[a-z-]+\s*(?=,|$)/g)
      ?.map((name) => name.trim()),
  );
}
