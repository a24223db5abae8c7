import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localDate } from './calendar.ts';
import { foldRows } from './event-arbitraries.ts';
import { type FoldRow, MAX_ACTIVE_SECONDS } from './events.ts';
import { addRows, EMPTY_PROGRESS } from './progress.ts';
import { correctTime } from './sync.ts';
import { uuid7 } from './uuid7.ts';

const HASH = 'a'.repeat(32);
const DAY = 86_400_000;
const NOW = 1_795_000_000_000;

function row(fields: Partial<FoldRow> & Pick<FoldRow, 'type' | 'payload'> & Record<string, unknown>): FoldRow {
  const id = `01900000-0000-7000-8000-${String(fields.correctedAt ?? 0).padStart(12, '0')}`;
  return {
    id,
    deviceSeq: 1,
    v: 1,
    occurredAt: 0,
    utcOffset: 60,
    correctedAt: 0,
    score: null,
    lessonId: 'the-mole',
    contentHash: HASH,
    ...fields,
  } as FoldRow;
}

describe('progress is a fold over a set of rows', () => {
  it('does not depend on order, on repeats within a call, or on how rows are split into calls', () => {
    fc.assert(
      fc.property(foldRows(), fc.infiniteStream(fc.nat()), (rows, numbers) => {
        const shuffled = rows
          .map((item) => ({ item, order: numbers.next().value ?? 0 }))
          .sort((a, b) => a.order - b.order)
          .map(({ item }) => item);
        const cut = rows.length === 0 ? 0 : (numbers.next().value ?? 0) % rows.length;
        const inTwo = addRows(addRows(EMPTY_PROGRESS, shuffled.slice(0, cut)), shuffled.slice(cut));
        expect(inTwo).toEqual(addRows(EMPTY_PROGRESS, [...rows, ...shuffled]));
      }),
    );
  });

  it('leaves its base as it was', () => {
    fc.assert(
      fc.property(foldRows(), foldRows(), (first, second) => {
        const base = addRows(EMPTY_PROGRESS, first);
        const before = structuredClone(base);
        addRows(base, second);
        expect(base).toEqual(before);
      }),
    );
  });

  it('starts from nothing', () => {
    expect(addRows(EMPTY_PROGRESS, [])).toEqual({ lessons: {}, days: {}, settings: {} });
  });
});

describe('a lesson', () => {
  it('begins at its first event, was last active at its latest, and is completed at the first completion', () => {
    const rows = [
      row({ type: 'lesson_completed', payload: {}, correctedAt: 50 }),
      row({ type: 'lesson_started', payload: {}, correctedAt: 20 }),
      row({ type: 'lesson_completed', payload: {}, correctedAt: 40 }),
    ];
    expect(addRows(EMPTY_PROGRESS, rows).lessons['the-mole']).toMatchObject({
      startedAt: 20,
      lastActiveAt: 50,
      completedAt: 40,
    });
  });

  it('is not completed by being started', () => {
    const progress = addRows(EMPTY_PROGRESS, [row({ type: 'lesson_started', payload: {} })]);
    expect(progress.lessons['the-mole']?.completedAt).toBeNull();
  });

  it('lists each section read once, sorted, and adds up study time with each event clipped', () => {
    const read = (sectionId: string, activeSeconds: number, correctedAt: number) =>
      row({ type: 'section_read', payload: { sectionId, activeSeconds }, correctedAt });
    const lesson = addRows(EMPTY_PROGRESS, [read('b', 30, 1), read('a', 86_400, 2), read('b', 5, 3)]).lessons[
      'the-mole'
    ];
    expect(lesson?.sections).toEqual(['a', 'b']);
    expect(lesson?.activeSeconds).toBe(30 + MAX_ACTIVE_SECONDS + 5);
  });

  it('keeps the first and the best answer to a problem and counts hints apart', () => {
    const answered = (correctedAt: number, score: number | null) =>
      row({ type: 'problem_answered', itemId: 'p1', payload: { answer: 'a', activeSeconds: 1 }, correctedAt, score });
    const lesson = addRows(EMPTY_PROGRESS, [
      answered(3, 1),
      row({ type: 'hint_used', itemId: 'p1', payload: { hint: 1 }, correctedAt: 2 }),
      answered(1, 0),
      answered(4, null),
    ]).lessons['the-mole'];
    expect(lesson?.problems.p1).toEqual({
      answered: 3,
      hints: 1,
      best: 1,
      first: { at: 1, id: '01900000-0000-7000-8000-000000000001', score: 0 },
      solvedAt: 3,
    });
  });

  it('keeps the best and the latest quiz; a score not known yet does not hide a known one', () => {
    const quiz = (correctedAt: number, score: number | null) =>
      row({ type: 'quiz_submitted', payload: { answers: [], activeSeconds: 60 }, correctedAt, score });
    const lesson = addRows(EMPTY_PROGRESS, [quiz(2, 0.6), quiz(1, 0.8), quiz(3, null)]).lessons['the-mole'];
    expect(lesson?.quiz).toMatchObject({ attempts: 3, best: 0.8, last: { at: 3, score: null } });
  });

  it('keeps each quiz that was better than all before it, and of two as good the earlier', () => {
    const quiz = (correctedAt: number, score: number) =>
      row({ type: 'quiz_submitted', payload: { answers: [], activeSeconds: 60 }, correctedAt, score });
    const rows = [quiz(5, 0.9), quiz(1, 0.4), quiz(3, 0.4), quiz(2, 0.3), quiz(4, 0.9)];
    const risesOf = (all: FoldRow[]) =>
      addRows(EMPTY_PROGRESS, all).lessons['the-mole']?.quiz.rises.map(({ at, score }) => [at, score]);
    expect(risesOf(rows)).toEqual([
      [1, 0.4],
      [4, 0.9],
    ]);
    expect(risesOf([...rows, quiz(0, 0.8)])).toEqual([
      [0, 0.8],
      [4, 0.9],
    ]);
  });

  it('remembers when a problem first got full marks', () => {
    const answered = (correctedAt: number, score: number | null) =>
      row({ type: 'problem_answered', itemId: 'p1', payload: { answer: 'a', activeSeconds: 1 }, correctedAt, score });
    const solvedAt = (...all: FoldRow[]) => addRows(EMPTY_PROGRESS, all).lessons['the-mole']?.problems.p1?.solvedAt;
    expect(solvedAt(answered(1, 0.5), answered(2, null))).toBeNull();
    expect(solvedAt(answered(4, 1), answered(3, 1), answered(1, 0))).toBe(3);
  });
});

describe('a score that is not known', () => {
  it('is not taken for none', () => {
    const lesson = addRows(EMPTY_PROGRESS, [
      row({ type: 'quiz_submitted', payload: { answers: [], activeSeconds: 60 }, correctedAt: 1 }),
      row({ type: 'problem_answered', itemId: 'p1', payload: { answer: 'a', activeSeconds: 1 }, correctedAt: 2 }),
    ]).lessons['the-mole'];
    expect([lesson?.quiz.best, lesson?.problems.p1?.best]).toEqual([null, null]);
  });
});

describe('the last writer wins', () => {
  it('for a note, by corrected time', () => {
    const note = (text: string, correctedAt: number) => row({ type: 'note_saved', payload: { text }, correctedAt });
    const lesson = addRows(EMPTY_PROGRESS, [note('new', 9), note('old', 8)]).lessons['the-mole'];
    expect(lesson?.note?.text).toBe('new');
  });

  it('for a setting, and equal times are decided by the event id', () => {
    const setting = (value: string, id: string) =>
      row({ type: 'setting_changed', payload: { key: 'display-name', value }, correctedAt: 5, id });
    const a = setting('A', '01900000-0000-7000-8000-00000000000a');
    const b = setting('B', '01900000-0000-7000-8000-00000000000b');
    for (const rows of [
      [a, b],
      [b, a],
    ]) {
      expect(addRows(EMPTY_PROGRESS, rows).settings['display-name']?.value).toBe('B');
    }
  });

  it('fault 17: not a setting of a clock far ahead, once the server has it and another was made', () => {
    const skew = fc.integer({ min: 0, max: 20 * 365 * DAY });
    fc.assert(
      fc.property(skew, skew, fc.integer({ min: 1, max: DAY }), (atTap, atSending, later) => {
        const sent = NOW + 60_000;
        const future = row({
          type: 'setting_changed',
          payload: { key: 'display-name', value: 'future' },
          // A later clock makes a greater id.
          id: uuid7(NOW + atTap, (length) => new Uint8Array(length)),
          correctedAt: correctTime(NOW + atTap, sent + atSending, sent),
        });
        const next = row({
          type: 'setting_changed',
          payload: { key: 'display-name', value: 'next' },
          id: uuid7(sent + later, (length) => new Uint8Array(length)),
          correctedAt: correctTime(sent + later, sent + later, sent + later),
        });
        const { settings } = addRows(EMPTY_PROGRESS, [future, next]);
        expect(settings['display-name']?.value).toBe('next');
      }),
    );
  });

  it('and a setting makes no day of study', () => {
    const progress = addRows(EMPTY_PROGRESS, [row({ type: 'setting_changed', payload: { key: 'k', value: 1 } })]);
    expect(progress.days).toEqual({});
  });
});

describe('days of study', () => {
  it('are days where the student is: fault 16, a time zone change across midnight', () => {
    const at = Date.UTC(2026, 10, 23, 23, 30);
    const inLagos = row({ type: 'lesson_started', payload: {}, correctedAt: at, utcOffset: 60 });
    const inAccra = row({
      type: 'section_read',
      payload: { sectionId: 'a', activeSeconds: 30 },
      correctedAt: at + 1,
      utcOffset: 0,
    });
    expect(addRows(EMPTY_PROGRESS, [inLagos, inAccra]).days).toEqual({
      '2026-11-24': { activeSeconds: 0, events: 1, firstAt: at, earlyAt: at },
      '2026-11-23': { activeSeconds: 30, events: 1, firstAt: at + 1, lateAt: at + 1 },
    });
  });

  it('change at local midnight, west of Greenwich too', () => {
    expect(localDate(Date.UTC(2026, 0, 1, 0, 59), -60)).toBe('2025-12-31');
    expect(localDate(Date.UTC(2026, 0, 1, 1, 0), -60)).toBe('2026-01-01');
  });
});
