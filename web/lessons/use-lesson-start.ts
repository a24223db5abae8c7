import { useEffect, useRef } from 'react';
import type { LessonProgress } from '../../domain/progress.ts';
import { useRecord } from '../app/use-record.ts';

/** Records that the student began a lesson, the first time they open it. Should it not be stored, the next visit does it. */
export function useLessonStart(lessonId: string, contentHash: string, progress: LessonProgress | undefined) {
  const { mutate } = useRecord();
  const asked = useRef(false);
  useEffect(() => {
    if (progress || asked.current) return;
    asked.current = true;
    mutate({ type: 'lesson_started', lessonId, contentHash, payload: {} });
  }, [mutate, lessonId, contentHash, progress]);
}
