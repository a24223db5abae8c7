import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { slug } from '../../../domain/lesson.schema.ts';
import { SUBJECTS } from '../../../domain/lesson.ts';
import { skeletonOf } from './skeleton.ts';
import { UsageError } from './usage-error.ts';

/** Makes `<folder>/<subject>/<id>/` with everything a lesson needs but words. Throws a UsageError when it exists. */
export async function createLesson(folder: string, name: string): Promise<string> {
  const [subject = '', id = '', ...more] = name.split('/');
  if (!SUBJECTS.some((known) => known === subject)) {
    throw new UsageError(`"${subject}" is no subject. Name one of ${SUBJECTS.join(', ')}, as in mathematics/halves.`);
  }
  if (more.length > 0 || !slug.safeParse(id).success) {
    throw new UsageError(
      `"${name}" is no name for a lesson. Write a subject and lower-case words: mathematics/simple-interest.`,
    );
  }
  const place = join(folder, subject, id);
  if (existsSync(place))
    throw new UsageError(`${place} is there already. Choose another name, or go on writing that lesson.`);
  await mkdir(place, { recursive: true });
  for (const [file, text] of skeletonOf(subject, id)) await writeFile(join(place, file), text);
  return place;
}
