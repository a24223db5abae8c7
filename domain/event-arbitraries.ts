import fc from 'fast-check';
import type { EventDraft, FoldRow } from './events.ts';

/** Events as property tests need them: few lessons, items and settings, so that they meet and compete. */

const HASHES = ['a'.repeat(32), 'b'.repeat(32)];
const lesson = {
  lessonId: fc.constantFrom('quadratic-equations', 'the-mole'),
  contentHash: fc.constantFrom(...HASHES),
};
const itemId = fc.constantFrom('p1', 'p2', 'p3');
const activeSeconds = fc.integer({ min: 0, max: 2000 });
const answer = fc.constantFrom('a', 'b', 'c');
const essay = fc.record({ text: fc.string({ maxLength: 20 }), met: fc.subarray(['form', 'reasons']) });
const kind = <T extends string>(type: T) => fc.constant(type);

export const eventDraft: fc.Arbitrary<EventDraft> = fc.oneof(
  fc.record({ type: kind('lesson_started'), ...lesson, payload: fc.constant({}) }),
  fc.record({
    type: kind('section_read'),
    ...lesson,
    payload: fc.record({ sectionId: fc.constantFrom('one', 'two', 'three'), activeSeconds }),
  }),
  fc.record({
    type: kind('problem_answered'),
    ...lesson,
    itemId,
    payload: fc.record({ answer: fc.oneof(answer, essay), activeSeconds }),
  }),
  fc.record({
    type: kind('hint_used'),
    ...lesson,
    itemId,
    payload: fc.record({ hint: fc.integer({ min: 1, max: 3 }) }),
  }),
  fc.record({
    type: kind('quiz_submitted'),
    ...lesson,
    payload: fc.record({ answers: fc.array(fc.record({ itemId, answer }), { maxLength: 3 }), activeSeconds }),
  }),
  fc.record({ type: kind('lesson_completed'), ...lesson, payload: fc.constant({}) }),
  fc.record({
    type: kind('note_saved'),
    lessonId: lesson.lessonId,
    payload: fc.record({ text: fc.string({ maxLength: 20 }) }),
  }),
  fc.record({
    type: kind('setting_changed'),
    payload: fc.record({
      key: fc.constantFrom('display-name', 'grade'),
      value: fc.oneof(fc.string({ maxLength: 8 }), fc.boolean(), fc.constant(null)),
    }),
  }),
);

/** Accepted rows with unique ids; times are close together, so that ties happen. */
export function foldRows(): fc.Arbitrary<FoldRow[]> {
  const row = fc
    .record({
      draft: eventDraft,
      id: fc.uuid({ version: 7 }),
      correctedAt: fc.integer({ min: 1_795_000_000_000, max: 1_795_000_000_020 }),
      utcOffset: fc.constantFrom(0, 60),
      score: fc.constantFrom(null, 0, 0.5, 1),
    })
    .map(
      ({ draft, ...fields }): FoldRow => ({ ...draft, ...fields, deviceSeq: 1, v: 1, occurredAt: fields.correctedAt }),
    );
  return fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 30 });
}
