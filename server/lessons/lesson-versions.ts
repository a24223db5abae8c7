import type * as z from 'zod/mini';
import type { lessonSchema } from '../../domain/lesson.schema.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { fromWire } from '../../domain/wire.ts';
import type { Queryable } from '../db/database.ts';

const MOST_KEPT = 200;

export interface LessonVersions {
  /** The lessons with these content hashes, as far as they were ever published. */
  find(db: Queryable, hashes: Iterable<string>): Promise<Map<string, Lesson>>;
}

/** Reads published lessons and keeps the last used ones: content under a hash never changes. */
export function createLessonVersions(): LessonVersions {
  const kept = new Map<string, Lesson>();
  return {
    find: async (db, hashes) => {
      const found = new Map<string, Lesson>();
      const missing: string[] = [];
      for (const hash of new Set(hashes)) {
        const lesson = kept.get(hash);
        if (lesson) found.set(hash, lesson);
        else missing.push(hash);
      }
      for (const [hash, lesson] of await load(db, missing)) found.set(hash, lesson);
      for (const [hash, lesson] of found) {
        kept.delete(hash);
        kept.set(hash, lesson);
      }
      for (const hash of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(hash);
      return found;
    },
  };
}

async function load(db: Queryable, hashes: string[]): Promise<[string, Lesson][]> {
  if (hashes.length === 0) return [];
  const rows = await db.query<{ content_hash: string; body: z.infer<typeof lessonSchema> }>(
    'select content_hash, body from lesson_versions where content_hash = any($1::text[])',
    [hashes],
  );
  return rows.map(({ content_hash, body }) => [content_hash, fromWire(body)]);
}

/** The JSON of a version, byte for byte as it was published. */
export async function readLessonBody(db: Queryable, hash: string): Promise<string | null> {
  const [row] = await db.query<{ body: string }>(
    'select body::text as body from lesson_versions where content_hash = $1',
    [hash],
  );
  return row?.body ?? null;
}
