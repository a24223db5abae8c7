import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildLessons, TINY_LESSON } from '../test-context.ts';
import { writeFirstPages } from './first-pages.ts';

const INDEX = `<!doctype html>
<html lang="en"><head><title>Akulearn</title><script type="module" crossorigin src="/assets/app.js"></script>
<link rel="stylesheet" crossorigin href="/assets/app.css"></head>
<body><div id="root"></div></body></html>`;
const MANIFEST = {
  'index.html': { file: 'assets/app.js', css: ['assets/app.css'] },
  'app/screens/study.ts': {
    file: 'assets/lesson.js',
    imports: ['index.html', '_html'],
    css: ['assets/lesson.css'],
  },
  _html: { file: 'assets/html.js', imports: ['index.html'], css: ['assets/html.css'] },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'akulearn-pages-'));
  await mkdir(join(folder, '.vite'));
  await mkdir(join(folder, 'lessons/content'), { recursive: true });
  await writeFile(join(folder, 'index.html'), INDEX);
  await writeFile(join(folder, '.vite/manifest.json'), JSON.stringify(MANIFEST));
});
afterEach(() => rm(folder, { recursive: true }));

test('the first page welcomes who has no app yet, before it asks for the app', async () => {
  await pageOf(TINY_LESSON);
  const [shown = '', waiting = ''] = (await readFile(join(folder, 'today.html'), 'utf8')).split('<template>');
  expect(shown).toContain('<h1>Akulearn</h1>');
  expect(shown).not.toContain('type="module"');
  expect(waiting).toContain('<script type="module" crossorigin src="/assets/app.js"></script>');
});

test('the page of a lesson holds its beginning as text, and nothing that runs before it is shown', async () => {
  const page = await pageOf({ ...TINY_LESSON, title: 'More & "less" $&' });
  const [shown = '', waiting = ''] = page.split('<template>');
  expect(shown).toContain('<title>More &#38; &#34;less&#34; $&#38; · Akulearn</title>');
  expect(shown).toContain('<h1>More &#38; &#34;less&#34; $&#38;</h1>');
  expect(shown).toContain('Add two small numbers');
  expect(shown).toContain('<p>Put them together.</p>');
  expect([...shown.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
    '<script defer src="/start-after-paint.js">',
  ]);
  expect(waiting).toContain('<script type="module" crossorigin src="/assets/app.js"></script>');
});

test('the page asks at once for the styles of the lesson screen, and for its scripts and content once the text is shown', async () => {
  const [shown = '', waiting = ''] = (await pageOf(TINY_LESSON)).split('<template>');
  expect(linked(shown)).toEqual(['/assets/app.css', '/assets/lesson.css', '/assets/html.css']);
  expect(linked(waiting)).toEqual([
    '/assets/lesson.js',
    '/assets/html.js',
    expect.stringMatching(/^\/lessons\/content\/[0-9a-f]{32}\.json$/),
  ]);
});

test('a build without the places to fill is refused', async () => {
  await writeFile(join(folder, 'index.html'), INDEX.replace('<div id="root"></div>', '<div id="app"></div>'));
  await expect(pageOf(TINY_LESSON)).rejects.toThrow('index.html has no <div id="root"></div>');
  await writeFile(join(folder, 'index.html'), INDEX.replace('type="module"', 'defer'));
  await expect(pageOf(TINY_LESSON)).rejects.toThrow('index.html has no module script');
  await writeFile(join(folder, '.vite/manifest.json'), '{"index.html":{"file":"assets/app.js"}}');
  await expect(pageOf(TINY_LESSON)).rejects.toThrow('the build has no chunk app/screens/study.ts');
});

async function pageOf(lesson: typeof TINY_LESSON): Promise<string> {
  const { catalogue, bodies } = await buildLessons([lesson]);
  await writeFile(join(folder, 'lessons/content/catalogue.json'), JSON.stringify(catalogue));
  for (const [hash, body] of bodies) await writeFile(join(folder, `lessons/content/${hash}.json`), body);
  await writeFirstPages(folder);
  return readFile(join(folder, 'lessons/tiny-lesson.html'), 'utf8');
}

function linked(html: string): string[] {
  return [...html.matchAll(/<link[^>]* href="([^"]+)"/g)].map(([, href = '']) => href);
}
