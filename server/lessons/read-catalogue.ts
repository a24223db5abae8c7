import type { Catalogue } from '../../domain/lesson.ts';
import { fromWire } from '../../domain/wire.ts';
import type { Queryable } from '../db/database.ts';
import { searchLessons } from './search-lessons.ts';

/** Every published lesson, by subject, grade and title, and every skill, in teaching order. */
export async function readCatalogue(db: Queryable): Promise<Catalogue> {
  const lessons = await searchLessons(db, {});
  const skills = await db.query<Catalogue['skills'][number]>('select id, name, needs from skills order by place');
  return { skills, lessons: fromWire(lessons) };
}
