import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type * as z from 'zod/mini';
import type { lessonSchema } from '../../domain/lesson.schema.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { fromWire } from '../../domain/wire.ts';
import type { Queryable } from '../db/database.ts';
import type { Packed } from '../http/packed-json.ts';
import { LastUsed } from './last-used.ts';

const MOST_KEPT = 200;

/** Reads published lessons and keeps the last used ones: content under a hash never changes. */
export interface LessonVersions {
  /** The lessons with these content hashes, as far as they were ever published. */
  find(db: Queryable, hashes: Iterable<string>): Promise<Map<string, Lesson>>;
  /** The JSON of a version, byte for byte as it was published, in gzip. */
  findPacked(db: Queryable, hash: string): Promise<Packed | null>;
}

export function createLessonVersions(): LessonVersions {
  const lessons = new LastUsed<string, Lesson>(MOST_KEPT);
  const packedBodies = new LastUsed<string, Packed>(MOST_KEPT);
  return {
    find: async (db, hashes) => {
      const found = new Map<string, Lesson>();
      const missing: string[] = [];
      for (const hash of new Set(hashes)) {
        const lesson = lessons.get(hash);
        if (lesson) found.set(hash, lesson);
        else missing.push(hash);
      }
      for (const [hash, lesson] of await load(db, missing)) {
        lessons.set(hash, lesson);
        found.set(hash, lesson);
      }
      return found;
    },
    findPacked: async (db, hash) => {
      const kept = packedBodies.get(hash);
      if (kept) return kept;
      const body = await readBody(db, hash);
      if (body === null) return null;
      const packed = await promisify(gzip)(body);
      packedBodies.set(hash, packed);
      return packed;
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

async function readBody(db: Queryable, hash: string): Promise<string | null> {
  const [row] = await db.query<{ body: string }>(
    'select body::text as body from lesson_versions where content_hash = $1',
    [hash],
  );
  return row?.body ?? null;
}
