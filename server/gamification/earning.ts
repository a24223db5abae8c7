import type { KeptAchievements, SubjectOfLesson } from '../../domain/gamification.ts';
import { SUBJECTS } from '../../domain/lesson.ts';
import type { Progress } from '../../domain/progress.ts';
import type { Queryable } from '../db/database.ts';
import { progressOf, type StoredProgress, toProgress } from '../progress/progress-store.ts';

/** What rewards are counted from. */
export interface Earning {
  progress: Progress;
  catalogue: SubjectOfLesson[];
  kept: KeptAchievements;
  /** Minutes ahead of UTC, as the student's latest event had it. */
  utcOffset: number;
}

type Read = Pick<Earning, 'kept' | 'utcOffset'> & {
  stored: StoredProgress | null;
  /** Ids of lessons. */
  subjects: Partial<Record<SubjectOfLesson['subject'], string[]>>;
};

/** Throws when there is no such student. */
export async function readEarning(db: Queryable, studentId: string): Promise<Earning> {
  const [row] = await db.query<Read>(
    `select ${progressOf('$1')} as stored,
       (select coalesce(json_object_agg(subject, ids), '{}')
        from (select subject, array_agg(id) as ids from lessons group by subject) as subjects) as subjects,
       (select coalesce(json_object_agg(achievement_id, (extract(epoch from earned_at) * 1000)::bigint), '{}')
        from student_achievements where student_id = $1) as kept,
       coalesce((select utc_offset from learning_events where student_id = $1 order by seq desc limit 1), 0) as "utcOffset"`,
    [studentId],
  );
  if (!row?.stored) throw new Error(`There is no student ${studentId}`);
  const { stored, subjects, ...rest } = row;
  const catalogue = SUBJECTS.flatMap((subject) => (subjects[subject] ?? []).map((id) => ({ id, subject })));
  return { progress: toProgress(stored), catalogue, ...rest };
}
