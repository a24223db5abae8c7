import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Lesson } from '../../../domain/lesson.ts';
import { DIST_DIR, readConfig } from '../../config.ts';
import type { AppEnv } from '../../http/app-env.ts';
import { securityHeaders } from '../../http/security-headers.ts';
import { listen, stopListening, urlOf } from '../../listen.ts';
import { precompress } from '../../static/precompress.ts';
import { readStaticFiles } from '../../static/static-files.ts';
import { fileRoutes, navigationRoutes } from '../../static/static-routes.ts';
import { stylesOf } from '../build-manifest.ts';

export interface BarePage extends AsyncDisposable {
  url: string;
}

/**
 * The least a lesson can be: a page with its text, the styles of the lesson screen in one file, its pictures, and no
 * script; sent by the product's own file routes, compressed and with the same headers.
 */
export async function serveBarePage(lesson: Lesson): Promise<BarePage> {
  const folder = await mkdtemp(join(tmpdir(), 'akulearn-bare-'));
  await cp(join(DIST_DIR, 'lessons'), join(folder, 'lessons'), { recursive: true });
  await cp(join(DIST_DIR, 'icon.svg'), join(folder, 'icon.svg'));
  await writeFile(join(folder, 'index.html'), page(lesson));
  await writeFile(join(folder, 'lesson.css'), await stylesOf(['index.html', 'app/screens/study.ts']));
  await precompress(folder);
  const files = await readStaticFiles(folder);
  const app = new Hono<AppEnv>()
    .use(securityHeaders)
    .route('/', fileRoutes({ files }))
    .route('/', navigationRoutes({ files }));
  const config = readConfig({ PORT: '0', HOST: '127.0.0.1' });
  const server = await listen(config, getRequestListener(app.fetch));
  return {
    url: urlOf(server, config),
    async [Symbol.asyncDispose]() {
      await stopListening(server, 0);
      await rm(folder, { recursive: true });
    },
  };
}

function page({ title, subject, objectives, sections, examples }: Lesson): string {
  const list = (items: string[]) => items.map((item) => `<li>${item}</li>`).join('');
  const example = ({ title, problem, steps }: Lesson['examples'][number]) =>
    `<section class="example"><h3>${title}</h3><div class="prose">${problem}</div><ol>${list(steps)}</ol></section>`;
  const section = ({ id, title, html }: Lesson['sections'][number]) =>
    `<section class="stack lesson-section"><h2>${title}</h2><div class="prose">${html}</div>
    ${examples
      .filter((one) => one.section === id)
      .map(example)
      .join('')}</section>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <title>${title}</title>
    <meta name="description" content="A lesson.">
    <link rel="icon" href="/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/lesson.css">
  </head>
  <body>
    <main class="page">
      <article class="stack lesson" data-subject="${subject}">
        <h1>${title}</h1>
        <ul class="objectives">${list(objectives)}</ul>
        ${sections.map(section).join('')}
      </article>
    </main>
  </body>
</html>
`;
}
