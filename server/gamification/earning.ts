import type { KeptAchievements, SubjectOfLesson } from '../../domain/gamification.ts';
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

/** Throws when there is no such student. */
export async function readEarning(db: Queryable, studentId: string): Promise<Earning> {
  const [row] = await db.query<Omit<Earning, 'progress'> & { stored: StoredProgress | null }>(
    `select ${progressOf('$1')} as stored,
       (select coalesce(json_agg(json_build_object('id', id, 'subject', subject)), '[]') from lessons) as catalogue,
       (select coalesce(json_object_agg(achievement_id, (extract(epoch from earned_at) * 1000)::bigint), '{}')
        from student_achievements where student_id = $1) as kept,
       coalesce((select utc_offset from learning_events where student_id = $1 order by seq desc limit 1), 0) as "utcOffset"`,
    [studentId],
  );
  if (!row?.stored) throw new Error(`There is no student ${studentId}`);
  const { stored, ...rest } = row;
  return { progress: toProgress(stored), ...rest };
}
