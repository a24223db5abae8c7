import type * as z from 'zod/mini';
import type { catalogueSchema, lessonSchema, questionSchema, shortQuestionSchema } from './lesson.schema.ts';
import type { FromWire } from './wire.ts';

export type Lesson = FromWire<z.infer<typeof lessonSchema>>;
export type Question = FromWire<z.infer<typeof questionSchema>>;
/** Every type but the essay: what the app grades by itself. */
export type ShortQuestion = FromWire<z.infer<typeof shortQuestionSchema>>;
export type EssayQuestion = Extract<Question, { type: 'essay' }>;
export type Catalogue = FromWire<z.infer<typeof catalogueSchema>>;
export type CatalogueEntry = Catalogue['lessons'][number];
export type Skill = Catalogue['skills'][number];

export const SUBJECTS = ['mathematics', 'physics', 'chemistry', 'biology', 'english', 'economics'] as const;
export const GRADES = ['SS1', 'SS2', 'SS3'] as const;
export const DIFFICULTIES = ['beginner', 'intermediate', 'advanced', 'expert'] as const;

/** Where a content-addressed file of a lesson is served. */
export function contentUrl(hash: string, extension: 'json' | 'svg'): string {
  return `/lessons/content/${hash}.${extension}`;
}

export const CATALOGUE_URL = '/lessons/content/catalogue.json';

/** The first 128 bits of the SHA-256 of `bytes`, in hex: a lesson's `contentHash` and the name of its file. */
export async function hashContent(bytes: BufferSource): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest, 0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Finds a practice problem or quiz question by id. Item ids are unique within a lesson. */
export function findItem(lesson: Lesson, itemId: string): Question | undefined {
  return [...lesson.practice, ...lesson.quiz].find((question) => question.id === itemId);
}
