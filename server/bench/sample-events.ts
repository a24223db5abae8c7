import { randomBytes } from 'node:crypto';
import type { WireEvent } from '../../domain/events.ts';
import { uuid7 } from '../../domain/uuid7.ts';

export type SampleEvent = Extract<WireEvent, { content_hash: string }> & { item_id?: string };

export interface SampleLesson {
  id: string;
  content_hash: string;
}

/**
 * What a student's phone records next, after `recorded` events: a lesson read, problems answered, hints, a minute or so apart, the
 * last one just before `now`.
 */
export function sampleEvents(lessons: SampleLesson[], recorded: number, count: number, now: number): SampleEvent[] {
  return Array.from({ length: count }, (_, i): SampleEvent => {
    const place = recorded + i + 1;
    const lesson = lessons[Math.floor((place - 1) / 20) % lessons.length];
    if (!lesson) throw new Error('There are no lessons to record events of');
    const occurredAt = now - (count - i) * 41_357;
    const base = {
      id: newId(occurredAt),
      device_seq: place,
      v: 1 as const,
      occurred_at: occurredAt,
      utc_offset: 60,
      lesson_id: lesson.id,
      content_hash: lesson.content_hash,
    };
    const active_seconds = 5 + ((place * 37) % 90);
    const item_id = `p${1 + (place % 6)}`;
    if (place % 20 === 1) return { ...base, type: 'lesson_started', payload: {} };
    if (place % 5 === 2) {
      return { ...base, type: 'section_read', payload: { section_id: `section-${place % 4}`, active_seconds } };
    }
    if (place % 5 === 4) return { ...base, type: 'hint_used', item_id, payload: { hint: 1 } };
    const answer = 'abcd'.charAt((place * 7) % 4);
    return { ...base, type: 'problem_answered', item_id, payload: { answer, active_seconds } };
  });
}

export function newId(time = Date.now()): string {
  return uuid7(time, (length) => Uint8Array.from(randomBytes(length)));
}
