import type * as z from 'zod/mini';
import type { catalogueSchema, lessonSchema } from '../../domain/lesson.schema.ts';
import { contentUrl } from '../../domain/lesson.ts';
import { fromWire } from '../../domain/wire.ts';
import type { StudiedLesson } from '../chaos/make-event.ts';
import { SetupError } from '../setup-error.ts';
import type { Fetch } from './phones.ts';

const LESSONS_URL = '/api/v3/lessons';

/** Every lesson of the server, in the order of its catalogue. Throws a SetupError when it has none. */
export async function readLibrary(fetch: Fetch): Promise<StudiedLesson[]> {
  const { lessons }: Pick<z.infer<typeof catalogueSchema>, 'lessons'> = await read(fetch, LESSONS_URL);
  if (lessons.length === 0) throw new SetupError('The server has no lessons: nothing can be studied');
  return Promise.all(
    lessons.map(async ({ content_hash: contentHash }) => {
      const lesson: z.infer<typeof lessonSchema> = await read(fetch, contentUrl(contentHash, 'json'));
      return { contentHash, lesson: fromWire(lesson) };
    }),
  );
}

async function read<Content>(fetch: Fetch, path: string): Promise<Content> {
  const answer = await fetch(path, {});
  if (!answer.ok) throw new Error(`GET ${path} was answered with ${answer.status}: ${await answer.text()}`);
  return answer.json();
}
