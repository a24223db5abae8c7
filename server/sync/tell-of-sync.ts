import type { AcceptedRow } from '../../domain/events.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { lessonShare } from '../../domain/lesson-share.ts';
import { MASTERY_LEVELS, masteryLevel, PROFICIENT_FROM } from '../../domain/mastery.ts';
import type { LessonProgress, Progress } from '../../domain/progress.ts';
import type { StudentMessage } from '../../domain/realtime.ts';
import { countActivity } from '../analytics/count-activity.ts';
import { notify } from '../notifications/notify.ts';
import type { Message } from '../queue/queue.ts';

export interface News {
  /** For every place where the student is connected, in order. */
  live: StudentMessage[];
  /** For those who work on it later. */
  messages: Message[];
}

/** What others are to be told of the events that a sync brought. Pure but for `mintId`. */
export function tellOfSync({
  studentId,
  lessons,
  before,
  after,
  accepted,
  now,
  mintId,
}: {
  studentId: string;
  /** By content hash, as far as they are known. */
  lessons: ReadonlyMap<string, Lesson>;
  before: Progress['lessons'];
  after: Progress['lessons'];
  accepted: readonly AcceptedRow[];
  /** Unix milliseconds. */
  now: number;
  mintId: () => string;
}): News {
  const timestamp = new Date(now).toISOString();
  const student = { student_id: studentId };
  const seq = accepted.at(-1)?.seq ?? 0;
  const contentOf = new Map(
    accepted.flatMap((row) => ('contentHash' in row ? [[row.lessonId, lessons.get(row.contentHash)]] : [])),
  );
  const results: StudentMessage[] = [];
  const levelUps: StudentMessage[] = [];
  const updates: StudentMessage[] = [];
  const messages = [countActivity(studentId, accepted, mintId())];

  for (const row of accepted) {
    if (row.type !== 'quiz_submitted' || row.score === null) continue;
    const result = {
      quiz_id: row.lessonId,
      score_percentage: percent(row.score),
      passed: row.score >= PROFICIENT_FROM,
    };
    results.push({ type: 'quiz_result', data: { ...student, ...result, timestamp } });
  }
  for (const [lesson_id, progress] of Object.entries(after)) {
    if (!accepted.some((row) => 'lessonId' in row && row.lessonId === lesson_id)) continue;
    const [old_level, new_level] = [masteryLevel(before[lesson_id]), masteryLevel(progress)];
    if (MASTERY_LEVELS.indexOf(new_level) > MASTERY_LEVELS.indexOf(old_level)) {
      const change = { lesson_id, old_level, new_level };
      levelUps.push({ type: 'mastery_level_up', data: { ...student, ...change, timestamp } });
      if (new_level === 'mastered') messages.push(notify(mintId(), studentId, 'mastery_level_up', 6, change));
    }
    const progress_percentage = percent(shareOf(contentOf.get(lesson_id), progress));
    const mastery_points = percent(progress.quiz.best ?? 0);
    updates.push({
      type: 'progress_update',
      data: { ...student, lesson_id, progress_percentage, mastery_points, seq, timestamp },
    });
  }
  return { live: [...results, ...levelUps, ...updates], messages };
}

/** Of content this server does not have only a finished lesson counts. */
function shareOf(lesson: Lesson | undefined, progress: LessonProgress): number {
  return lessonShare({ sections: lesson?.sections.length ?? 0, questions: lesson?.quiz.length ?? 0 }, progress);
}

function percent(share: number): number {
  return Math.round(share * 100);
}
