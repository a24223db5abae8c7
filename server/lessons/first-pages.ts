import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CATALOGUE_URL, type Catalogue, contentUrl, type Lesson } from '../../domain/lesson.ts';
import { fromWire } from '../../domain/wire.ts';
import { DIST_DIR } from '../config.ts';

/** What Today says to who comes for the first time (web/today/welcome.tsx), under a title that needs no clock. */
const WELCOME = `<div class="shell"><main class="page" aria-busy="true">
<h1>Akulearn</h1>
<p class="welcome-words">Akulearn teaches your school subjects with short lessons, worked examples and quizzes. It works without network,
and keeps every answer you give.</p>
</main></div>`;

/**
 * Writes pages of a built app for those who come over the network for the first time; afterwards the worker serves the plain
 * index.html. `today.html` has the words of welcome in it. `lessons/<id>.html` has the lesson's beginning, so that a
 * lesson opened by its link can be read before any script has come; the app shows the same beginning until it has the whole lesson
 * (web/app/shell/opening.tsx).
 */
export async function writeFirstPages(folder: string): Promise<void> {
  const read = (file: string) => readFile(join(folder, file), 'utf8');
  const index = await read('index.html');
  const { styles, scripts } = filesOfLessonScreen(JSON.parse(await read('.vite/manifest.json')));
  await writeFile(join(folder, 'today.html'), withText(index, { title: 'Akulearn', text: WELCOME }));
  const { lessons }: Catalogue = fromWire(JSON.parse(await read(CATALOGUE_URL)));
  for (const { id, contentHash } of lessons) {
    const url = contentUrl(contentHash, 'json');
    const lesson: Lesson = fromWire(JSON.parse(await read(url)));
    const page = withText(index, {
      title: `${escapeHtml(lesson.title)} · Akulearn`,
      text: beginningOf(lesson),
      styles,
      later: [
        ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
        `<link rel="preload" as="fetch" crossorigin href="${url}">`,
      ],
    });
    await writeFile(join(folder, `lessons/${id}.html`), page);
  }
}

interface FirstText {
  title: string;
  text: string;
  styles?: string[];
  /** Tags that ask for what comes after the text. */
  later?: string[];
}

const APP_TAGS = /<script type="module"[^>]*><\/script>|<link rel="(modulepreload|preload)"[^>]*>/g;

/**
 * index.html with a text in place of the app. All that fetches or starts the app waits in a template until the text is on
 * screen: sooner, it would take network and processor from it.
 */
function withText(index: string, { title, text, styles = [], later = [] }: FirstText): string {
  const waiting = index.match(APP_TAGS) ?? [];
  if (!waiting.some((tag) => tag.startsWith('<script'))) throw new Error('index.html has no module script');
  const head = [
    '<script defer src="/start-after-paint.js"></script>',
    ...styles.map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`),
  ];
  return replaceEach(index.replace(APP_TAGS, ''), [
    ['<title>Akulearn</title>', `<title>${title}</title>`],
    ['</head>', `${head.join('')}</head>`],
    ['<div id="root"></div>', `<div id="root">${text}</div><template>${[...waiting, ...later].join('')}</template>`],
  ]);
}

/** In the classes of the lesson screen. Objectives and sections are HTML of our own compiler. */
function beginningOf({ title, subject, objectives, sections: [section] }: Lesson): string {
  const first = section && `<h2>${escapeHtml(section.title)}</h2><div class="prose">${section.html}</div>`;
  return `<div class="shell"><main class="page">
<div class="lesson-page" data-subject="${subject}" aria-busy="true">
<article class="stack lesson">
<div class="top-bar"><a class="back" href="/learn/${subject}">‹</a></div>
<div class="lesson-band"></div>
<header class="stack">
<h1>${escapeHtml(title)}</h1>
<section><h2 class="objectives-heading">You will be able to</h2><ul class="objectives">
${objectives.map((html) => `<li><div class="prose">${html}</div></li>`).join('\n')}
</ul></section>
</header>
<section class="stack lesson-section">${first ?? ''}</section>
</article>
</div>
</main></div>`;
}

interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

/** What the lesson screen needs beside what every screen has, which index.html names. */
function filesOfLessonScreen(chunks: Record<string, Chunk>): { styles: string[]; scripts: string[] } {
  const found = new Set<Chunk>();
  const visit = (name: string) => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`the build has no chunk ${name}: allowed is ${Object.keys(chunks).join(', ')}`);
    if (found.has(chunk) || name === 'index.html') return;
    found.add(chunk);
    chunk.imports?.forEach(visit);
  };
  visit('app/screens/study.ts');
  return { styles: [...found].flatMap(({ css }) => css ?? []), scripts: [...found].map(({ file }) => file) };
}

function replaceEach(html: string, pieces: [place: string, piece: string][]): string {
  return pieces.reduce((page, [place, piece]) => {
    if (!page.includes(place)) throw new Error(`index.html has no ${place}`);
    return page.replace(place, () => piece);
  }, html);
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

if (import.meta.main) await writeFirstPages(DIST_DIR);
