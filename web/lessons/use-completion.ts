import { useEffect, useRef } from 'react';
import type { Lesson } from '../../domain/lesson.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { useRecord } from '../app/use-record.ts';

/** Records a lesson as completed once every section was read and the quiz handed in. */
export function useCompletion(lesson: Lesson, contentHash: string, progress: LessonProgress | undefined) {
  const { mutate } = useRecord();
  const asked = useRef(false);
  const done =
    progress !== undefined &&
    progress.completedAt === null &&
    progress.quiz.attempts > 0 &&
    lesson.sections.every(({ id }) => progress.sections.includes(id));
  useEffect(() => {
    if (!done || asked.current) return;
    asked.current = true;
    mutate({ type: 'lesson_completed', lessonId: lesson.id, contentHash, payload: {} });
  }, [mutate, lesson.id, contentHash, done]);
}
