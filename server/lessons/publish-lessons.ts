import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { catalogueSchema, lessonSchema } from '../../domain/lesson.schema.ts';
import { CATALOGUE_URL, contentUrl, hashContent } from '../../domain/lesson.ts';
import type { Context } from '../context.ts';
import { lockWork } from '../db/advisory-lock.ts';
import { SetupError } from '../setup-error.ts';
import { gradeWaiting } from './grade-waiting.ts';

export interface BuiltLessons {
  catalogue: z.infer<typeof catalogueSchema>;
  /** The JSON of each lesson in the catalogue, by content hash. */
  bodies: Map<string, string>;
}

/** Reads what `npm run build` made. Throws when it was not run, or a file is not what its hash says. */
export async function readBuiltLessons(distDir: string): Promise<BuiltLessons> {
  const catalogue = catalogueSchema.parse(JSON.parse(await readBuilt(distDir, CATALOGUE_URL)));
  const bodies = new Map<string, string>();
  for (const { id, content_hash } of catalogue.lessons) {
    const body = await readBuilt(distDir, contentUrl(content_hash, 'json'));
    if ((await hashContent(new TextEncoder().encode(body))) !== content_hash) {
      throw new SetupError(`The content of lesson ${id} is not what its hash says: run npm run build`);
    }
    bodies.set(content_hash, body);
  }
  return { catalogue, bodies };
}

/**
 * Makes these the lessons that can be studied. Versions are kept for ever, so that an answer given to an old one is still graded
 * by it; answers that waited for one of these are graded now.
 */
export async function publishLessons(
  context: Pick<Context, 'db' | 'clock' | 'random' | 'lessonVersions'>,
  { catalogue, bodies }: BuiltLessons,
): Promise<void> {
  const versions = catalogue.lessons.map(({ id, content_hash }) => ({
    lesson_id: id,
    content_hash,
    body: checkedBody(id, bodies.get(content_hash)),
  }));
  await context.db.transaction(async (tx) => {
    // Of several processes that start at once.
    await lockWork(tx, 'publish lessons');
    await tx.query('delete from lessons');
    // The table's columns are the fields of an entry.
    await tx.query('insert into lessons select * from jsonb_populate_recordset(null::lessons, $1)', [
      JSON.stringify(catalogue.lessons),
    ]);
    await tx.query('delete from skills');
    await tx.query(
      `insert into skills (id, place, name, needs)
       select id, place, name, array(select jsonb_array_elements_text(needs))
       from rows from (jsonb_to_recordset($1) as (id text, name text, needs jsonb)) with ordinality as listed(id, name, needs, place)`,
      [JSON.stringify(catalogue.skills)],
    );
    await tx.query(
      `insert into lesson_versions (content_hash, lesson_id, body, published_at)
       select content_hash, lesson_id, body::json, $2
       from jsonb_to_recordset($1) as built(content_hash text, lesson_id text, body text)
       on conflict do nothing`,
      [JSON.stringify(versions), new Date(context.clock())],
    );
  });
  await gradeWaiting(context);
}

function checkedBody(id: string, body: string | undefined): string {
  if (body === undefined) throw new Error(`The catalogue lists lesson ${id}, but its content is missing`);
  const result = lessonSchema.safeParse(JSON.parse(body));
  if (!result.success) throw new Error(`The content of lesson ${id} is no lesson: ${z.prettifyError(result.error)}`);
  return body;
}

async function readBuilt(distDir: string, url: string): Promise<string> {
  try {
    return await readFile(join(distDir, url), 'utf8');
  } catch (cause) {
    throw new SetupError(`${join(distDir, url)} cannot be read: run npm run build first`, { cause });
  }
}
