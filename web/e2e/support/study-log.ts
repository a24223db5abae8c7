import { uuid7 } from '../../../domain/uuid7.ts';

/** A question as the content files hold it; only single choice is used, where right and wrong are plain to see. */
interface Item {
  id: string;
  type: string;
  marks: number;
  answer: unknown;
  choices?: { id: string }[];
}
export interface StudiedLesson {
  id: string;
  contentHash: string;
  sections: { id: string }[];
  practice: Item[];
  quiz: Item[];
}

export interface GeneratedEvent {
  wire: Record<string, unknown> & { id: string };
  /** The score this event must get, known from how it was made and not from the product's grading. */
  score: number | null;
}

/** `count` wire events of a busy student, the same for the same seed, ten seconds apart and ending at `now`. */
export function generateEvents(lessons: StudiedLesson[], count: number, now: number, seed: number): GeneratedEvent[] {
  const random = numbers(seed);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const isChoice = ({ type }: Item) => type === 'single';
  const withChoices = lessons.filter(({ practice, quiz }) => practice.some(isChoice) && quiz.some(isChoice));
  return Array.from({ length: count }, (_, i) => {
    const occurredAt = now - (count - i) * 10_000;
    const lesson = pick(withChoices);
    const id = uuid7(occurredAt, (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)));
    const base = { id, device_seq: i + 1, v: 1, occurred_at: occurredAt, utc_offset: 60 };
    const onLesson = { ...base, lesson_id: lesson.id, content_hash: lesson.contentHash };
    const active_seconds = Math.floor(random() * 1200);
    const kind = random();
    if (kind < 0.4) {
      const item = pick(lesson.practice.filter(isChoice));
      const choice = pick(item.choices ?? []).id;
      return {
        wire: { ...onLesson, type: 'problem_answered', item_id: item.id, payload: { answer: choice, active_seconds } },
        score: choice === item.answer ? 1 : 0,
      };
    }
    if (kind < 0.7) {
      const payload = { section_id: pick(lesson.sections).id, active_seconds };
      return { wire: { ...onLesson, type: 'section_read', payload }, score: null };
    }
    if (kind < 0.8) {
      const item_id = pick(lesson.practice).id;
      return { wire: { ...onLesson, type: 'hint_used', item_id, payload: { hint: 1 } }, score: null };
    }
    if (kind < 0.9) {
      const choices = lesson.quiz.filter(isChoice);
      const answered = choices.map((item) => ({ item, answer: pick(item.choices ?? []).id }));
      const earned = answered.filter(({ item, answer }) => answer === item.answer);
      const answers = answered.map(({ item, answer }) => ({ item_id: item.id, answer }));
      return {
        wire: { ...onLesson, type: 'quiz_submitted', payload: { answers, active_seconds } },
        score: marks(earned.map(({ item }) => item)) / marks(lesson.quiz),
      };
    }
    const type = pick(['lesson_started', 'lesson_completed']);
    return { wire: { ...onLesson, type, payload: {} }, score: null };
  });
}

function marks(items: Item[]): number {
  return items.reduce((sum, item) => sum + item.marks, 0);
}

/** mulberry32: a small generator of numbers in [0, 1) that a seed repeats. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
