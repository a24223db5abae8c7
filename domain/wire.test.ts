import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldRows } from './event-arbitraries.ts';
import { progressSchema } from './progress.schema.ts';
import { addRows, EMPTY_PROGRESS } from './progress.ts';
import { fromWire, toWire } from './wire.ts';

describe('names on the wire', () => {
  it('change in keys at every depth, never in values', () => {
    const wire = { lesson_id: 'a_b', payload: { active_seconds: 1, answers: [{ item_id: 'c_d' }] }, none: null };
    const inCode = { lessonId: 'a_b', payload: { activeSeconds: 1, answers: [{ itemId: 'c_d' }] }, none: null };
    expect(fromWire(wire)).toEqual(inCode);
    expect(toWire<typeof wire>(inCode)).toEqual(wire);
  });

  it('leave maps keyed by slugs and dates as they are: progress survives the round trip and keeps its contract', () => {
    fc.assert(
      fc.property(foldRows(), (rows) => {
        const progress = addRows(EMPTY_PROGRESS, rows);
        const wire = toWire(progress);
        expect(progressSchema.parse(wire)).toEqual(wire);
        expect(fromWire(wire)).toEqual(progress);
      }),
    );
  });
});
