import { describe, expect, it } from 'vitest';
import { readSyncResponse } from './read-sync-response.ts';

const ROW = {
  id: 'e1',
  type: 'lesson_completed',
  payload: {},
  seq: 7,
  corrected_at: 1_795_000_000_000,
  utc_offset: 60,
  score: null,
};
const SNAPSHOT = { fold_version: 1, progress: { lessons: {}, days: {}, settings: {} } };
const ANSWER = {
  now: 1_795_000_000_000,
  results: [
    { id: 'e1', s: 'ok', seq: 7 },
    { id: 'e2', s: 'dup', seq: 3 },
    { id: 'e3', s: 'rej', code: 'ID_REUSE', message: 'taken' },
  ],
  cursor: { epoch: 'one', seq: 7 },
  changes: [ROW, { ...ROW, seq: 8, score: 0.5 }],
  more: true,
};

const read = (changed: object) => readSyncResponse({ ...ANSWER, ...changed }, ['e1', 'e2', 'e3']);
const withResult = (changed: object) => ({
  results: [{ ...ANSWER.results[0], ...changed }, ...ANSWER.results.slice(1)],
});
const withRejection = (changed: object) => ({
  results: [...ANSWER.results.slice(0, 2), { ...ANSWER.results[2], ...changed }],
});
const withRow = (changed: object) => ({ changes: [ROW, { ...ROW, ...changed }] });
const withProgress = (changed: object) => ({
  snapshot: { ...SNAPSHOT, progress: { ...SNAPSHOT.progress, ...changed } },
});

describe('an answer to a sync request', () => {
  it.each<[string, object]>([
    ['with changes', {}],
    ['with none', { changes: [], more: false }],
    ['that asks to drain', { cursor: null, changes: [], more: false, reset: true }],
    ['with a snapshot', { changes: [], more: false, snapshot: SNAPSHOT }],
  ])('%s is taken', (_, changed) => {
    expect(read(changed)).not.toBeNull();
  });

  it('has names as the app uses them', () => {
    expect(read({})?.changes[0]).toMatchObject({ correctedAt: ROW.corrected_at, utcOffset: 60 });
  });

  it.each<[string, object]>([
    ['no time', { now: undefined }],
    ['a time before 1970', { now: -1 }],
    ['a time that is no number of milliseconds', { now: 0.5 }],
    ['no results', { results: undefined }],
    ['a result too few', { results: ANSWER.results.slice(1) }],
    ['a result too many', { results: [...ANSWER.results, ...ANSWER.results] }],
    ['results in another order', { results: ANSWER.results.toReversed() }],
    ['a result that is none', { results: [null, ...ANSWER.results.slice(1)] }],
    ['a result of another kind', withRejection({ s: 'later' })],
    ['an acceptance without a place', withResult({ seq: undefined })],
    ['a resend without a place', withResult({ s: 'dup', seq: '7' })],
    ['a rejection without a code', withRejection({ code: undefined })],
    ['a rejection without words', withRejection({ message: 1 })],
    ['no cursor', { cursor: undefined }],
    ['a cursor that is none', { cursor: 7 }],
    ['a cursor without epoch', { cursor: { seq: 7 } }],
    ['a cursor without place', { cursor: { epoch: 'one', seq: null } }],
    ['no changes', { changes: undefined }],
    ['a change that is none', { changes: ['e1'] }],
    ['a change without id', withRow({ id: undefined })],
    ['a change without type', withRow({ type: undefined })],
    ['a change without payload', withRow({ payload: null })],
    ['a change without place', withRow({ seq: undefined })],
    ['a change without time', withRow({ corrected_at: undefined })],
    ['a change without time zone', withRow({ utc_offset: undefined })],
    ['a change without score', withRow({ score: undefined })],
    ['no word on whether more waits', { more: undefined }],
    ['more promised and nothing given, which would go on for ever', { changes: [] }],
    ['a snapshot that is none', { snapshot: null }],
    ['a snapshot without the rules it was folded by', { snapshot: { progress: SNAPSHOT.progress } }],
    ['a snapshot without progress', { snapshot: { fold_version: 1 } }],
    ['a snapshot without lessons', withProgress({ lessons: undefined })],
    ['a snapshot without days', withProgress({ days: [] })],
    ['a snapshot without settings', withProgress({ settings: undefined })],
    ['a snapshot of no known place', { snapshot: SNAPSHOT, cursor: null }],
  ])('with %s is not one', (_, changed) => {
    expect(read(changed)).toBeNull();
  });

  it.each([[undefined], [null], ['ok'], [[ANSWER]]])('%j is not one', (body) => {
    expect(readSyncResponse(body, [])).toBeNull();
  });

  it('to other events is not one', () => {
    expect(readSyncResponse(ANSWER, ['e1', 'e2', 'e4'])).toBeNull();
  });
});
