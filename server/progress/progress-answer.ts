import * as z from 'zod/mini';
import { uuid7Schema } from '../../domain/events.schema.ts';
import { slug } from '../../domain/lesson.schema.ts';
import { MASTERY_LEVELS, masteryLevel } from '../../domain/mastery.ts';
import { lessonProgressSchema, progressSchema } from '../../domain/progress.schema.ts';
import { FOLD_VERSION, type Progress } from '../../domain/progress.ts';
import { toWire } from '../../domain/wire.ts';
import type { Key } from '../cache/cache.ts';
import { packJson } from '../http/packed-json.ts';

/** What the API answers about a student's progress. */
export const studentProgressSchema = z.object({
  student_id: uuid7Schema,
  lessons: z.array(
    z.object({
      lesson_id: slug,
      mastery_level: z.enum(MASTERY_LEVELS),
      completed: z.boolean(),
      ...lessonProgressSchema.shape,
    }),
  ),
  days: progressSchema.shape.days,
  settings: progressSchema.shape.settings,
});

/** A place in a student's log. What was folded up to there stays the same. */
export interface ProgressVersion {
  epoch: string;
  seq: number;
}

/** Where the answer about a version of a student's progress is kept. */
export function progressKey(studentId: string, { epoch, seq }: ProgressVersion): Key {
  return `user:${studentId}:progress:${FOLD_VERSION}:${epoch}:${seq}`;
}

/** The answer as it is kept: JSON in gzip, in base64. */
export function progressAnswer(student_id: string, progress: Progress): string {
  const { days, settings, lessons } = toWire<z.infer<typeof progressSchema>>(progress);
  const answer: z.infer<typeof studentProgressSchema> = {
    student_id,
    // In one order, whether it comes from the database or was folded just now.
    lessons: Object.entries(lessons)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([lesson_id, lesson]) => ({
        lesson_id,
        mastery_level: masteryLevel(progress.lessons[lesson_id]),
        completed: lesson.completed_at !== null,
        ...lesson,
      })),
    days,
    settings,
  };
  return Buffer.from(packJson(JSON.stringify(answer))).toString('base64');
}
