import { uuid7 } from '../../../domain/uuid7.ts';
import type { StudiedLesson } from './study-log.ts';

const DAY_MS = 24 * 3_600_000;
/** Days ago on which the student of {@link sampleStudy} studied: five in a row until yesterday, and some before. */
const STUDY_DAYS = [1, 2, 3, 4, 5, 8, 9, 12];

/**
 * Wire events of a student called Amina who has done one lesson well and is in the middle of another, over two weeks that
 * end yesterday.
 */
export function sampleStudy(lessons: StudiedLesson[], now: number): { id: string }[] {
  const [begun, done] = lessons;
  if (!begun || !done) throw new Error('two lessons are needed');
  let sequence = 0;

  function event(daysAgo: number, fields: Record<string, unknown>) {
    sequence += 1;
    const occurredAt = now - daysAgo * DAY_MS + sequence * 20_000;
    const id = uuid7(occurredAt, (length) => Uint8Array.from({ length }, (_, i) => (sequence * 37 + i * 11) % 256));
    return { id, device_seq: sequence, v: 1, occurred_at: occurredAt, utc_offset: 60, ...fields };
  }
  const on = ({ id, contentHash }: StudiedLesson) => ({ lesson_id: id, content_hash: contentHash });
  const read = (lesson: StudiedLesson, place: number, daysAgo: number) =>
    event(daysAgo, {
      ...on(lesson),
      type: 'section_read',
      payload: { section_id: lesson.sections[place]?.id, active_seconds: 420 + place * 60 },
    });
  const answer = (lesson: StudiedLesson, place: number, daysAgo: number) => {
    const singles = lesson.practice.filter(({ type }) => type === 'single');
    const item = singles[place % singles.length];
    const wrong = item?.choices?.find(({ id }) => id !== item.answer)?.id;
    const given = place % 3 === 0 ? wrong : item?.answer;
    return event(daysAgo, {
      ...on(lesson),
      type: 'problem_answered',
      item_id: item?.id,
      payload: { answer: given, active_seconds: 90 },
    });
  };
  const quiz = (lesson: StudiedLesson, daysAgo: number) => {
    const answers = lesson.quiz
      .filter(({ type }) => type === 'single' || type === 'numeric' || type === 'multi')
      .map((item) => ({ item_id: item.id, answer: item.type === 'numeric' ? String(item.answer) : item.answer }));
    return event(daysAgo, { ...on(lesson), type: 'quiz_submitted', payload: { answers, active_seconds: 600 } });
  };

  return [
    event(13, { type: 'setting_changed', payload: { key: 'display-name', value: 'Amina' } }),
    event(13, { type: 'setting_changed', payload: { key: 'leaderboard-name', value: 'Amina' } }),
    event(12, { ...on(done), type: 'lesson_started', payload: {} }),
    ...done.sections.map((_, place) => read(done, place, [12, 9, 9, 8, 8][place] ?? 8)),
    ...STUDY_DAYS.slice(4).flatMap((daysAgo) => [0, 1, 2].map((place) => answer(done, place, daysAgo))),
    quiz(done, 8),
    event(8, { ...on(done), type: 'lesson_completed', payload: {} }),
    event(5, { ...on(begun), type: 'lesson_started', payload: {} }),
    read(begun, 0, 5),
    read(begun, 1, 3),
    ...STUDY_DAYS.slice(0, 5).flatMap((daysAgo) =>
      [0, 1, 2, 3].slice(daysAgo % 2).map((place) => answer(begun, place + daysAgo, daysAgo)),
    ),
    event(1, {
      type: 'note_saved',
      lesson_id: begun.id,
      payload: { text: 'Half the middle number, then square it. Always add on both sides!' },
    }),
  ];
}
