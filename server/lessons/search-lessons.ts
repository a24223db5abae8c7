import type * as z from 'zod/mini';
import type { catalogueSchema } from '../../domain/lesson.schema.ts';
import type { Queryable } from '../db/database.ts';

export interface LessonSearch {
  /** Words that must all stand in the title, objectives, keywords, glossary or codes, in any case. */
  q?: string | undefined;
  subject?: string | undefined;
  grade?: string | undefined;
  /** Part of a NERDC code, in any case. */
  nerdc?: string | undefined;
  /** Part of a WAEC topic, in any case. */
  waec?: string | undefined;
}

type Entry = z.infer<typeof catalogueSchema>['lessons'][number];

/** Entries of the catalogue that meet every condition given, by subject, grade and title. */
export function searchLessons(db: Queryable, search: LessonSearch): Promise<Entry[]> {
  return db.query<Entry>(
    `select id, version, lang, subject, grade, title, difficulty, objectives, nerdc, waec, jamb, prerequisites, connections,
       skills, minutes, sections, questions, keywords, terms, content_hash, files
     from lessons
     where ($1::text is null or subject = $1)
       and ($2::text is null or grade = $2)
       and ($3::text is null or exists (select from unnest(nerdc) as code where position(lower($3) in lower(code)) > 0))
       and ($4::text is null or exists (select from unnest(waec) as topic where position(lower($4) in lower(topic)) > 0))
       and not exists (
         select from unnest($5::text[]) as word
         where position(word in lower(concat_ws(' ', title, subject, grade, array_to_string(
           objectives || keywords || terms || nerdc || waec || jamb, ' ')))) = 0)
     order by subject, grade, title`,
    [
      search.subject ?? null,
      search.grade ?? null,
      search.nerdc ?? null,
      search.waec ?? null,
      (search.q ?? '').toLowerCase().split(/\s+/).filter(Boolean),
    ],
  );
}
