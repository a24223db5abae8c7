import { gzipSync } from 'node:zlib';
import type * as z from 'zod/mini';
import { catalogueSchema } from '../../../domain/lesson.schema.ts';
import { contentUrl } from '../../../domain/lesson.ts';
import type { CompiledLesson } from './compile-lesson.ts';
import type { Library } from './compile-library.ts';
import { toPlainText } from './text/plain-text.ts';

export type WireCatalogue = z.infer<typeof catalogueSchema>;

/** The catalogue of all lessons, by subject and id, and of their skills. */
export function buildCatalogue({ lessons, skills }: Library): WireCatalogue {
  const entries = lessons.map(catalogueEntry);
  return catalogueSchema.parse({ skills, lessons: entries.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)) });
}

function catalogueEntry({ lesson, json, hash, pictures }: CompiledLesson): WireCatalogue['lessons'][number] {
  return {
    id: lesson.id,
    version: lesson.version,
    lang: lesson.lang,
    subject: lesson.subject,
    grade: lesson.grade,
    title: lesson.title,
    difficulty: lesson.difficulty,
    objectives: lesson.objectives.map(toPlainText),
    nerdc: lesson.nerdc,
    waec: lesson.waec,
    jamb: lesson.jamb,
    prerequisites: lesson.prerequisites,
    connections: lesson.connections,
    skills: lesson.skills,
    minutes: lesson.minutes,
    sections: lesson.sections.length,
    questions: lesson.quiz.length,
    keywords: lesson.keywords,
    terms: lesson.glossary.map(({ term }) => term),
    content_hash: hash,
    files: [
      { url: contentUrl(hash, 'json'), hash, bytes: gzipSize(json) },
      ...pictures.map((picture) => ({ url: picture.url, hash: picture.hash, bytes: gzipSize(picture.svg) })),
    ],
  };
}

function sortKey({ subject, id }: WireCatalogue['lessons'][number]): string {
  return `${subject}/${id}`;
}

function gzipSize(text: string): number {
  return gzipSync(text, { level: 9 }).length;
}
