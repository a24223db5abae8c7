import { masteryLevel } from '../../domain/mastery.ts';
import type { Progress } from '../../domain/progress.ts';
import type { Queryable } from '../db/database.ts';

/** What of a student's progress stands in the row of `students`. */
export type StudentState = Pick<Progress, 'days' | 'settings'>;

/** As {@link progressOf} tells it. */
export type StoredProgress = { state: StudentState; lessons: Progress['lessons'] };

export async function loadProgress(db: Queryable, studentId: string): Promise<Progress> {
  const [row] = await db.query<{ stored: StoredProgress | null }>(`select ${progressOf('$1')} as stored`, [studentId]);
  if (!row?.stored) throw new Error(`There is no student ${studentId}`);
  return toProgress(row.stored);
}

/** SQL for the progress of the student whose id the SQL `id` tells: json, as to make a new jsonb of what is stored costs twice as much. */
export function progressOf(id: string): string {
  return `(select json_build_object('state', state, 'lessons', coalesce(
      (select json_object_agg(lesson_id, state order by lesson_id) from student_progress where student_id = students.id),
      '{}'))
    from students where students.id = ${id})`;
}

export function toProgress({ state, lessons }: StoredProgress): Progress {
  return { ...state, lessons };
}

/**
 * Writes a student's log position, days, settings and the progress in each lesson given; other lessons stay. With `lastOffset` also where
 * the messages to the student end.
 */
export async function saveProgress(
  tx: Queryable,
  studentId: string,
  { lessons, ...state }: Progress,
  lastSeq: number,
  now: number,
  lastOffset?: number,
): Promise<void> {
  const records = Object.entries(lessons).map(([lessonId, lesson]) => ({
    lesson_id: lessonId,
    state: lesson,
    completed: lesson.completedAt !== null,
    mastery_level: masteryLevel(lesson),
  }));
  await tx.query(
    `with saved as (
       insert into student_progress (student_id, lesson_id, state, completed, mastery_level, updated_at)
       select $1, lesson_id, state, completed, mastery_level, $3
       from jsonb_to_recordset($2) as folded(lesson_id text, state jsonb, completed boolean, mastery_level text)
       on conflict (student_id, lesson_id) do update set state = excluded.state, completed = excluded.completed,
         mastery_level = excluded.mastery_level, updated_at = excluded.updated_at
     )
     update students set last_seq = $4, state = $5, last_offset = coalesce($6, last_offset) where id = $1`,
    [studentId, JSON.stringify(records), new Date(now), lastSeq, JSON.stringify(state), lastOffset ?? null],
  );
}
