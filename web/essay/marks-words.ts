import { plural, t } from '@lingui/core/macro';

export function marksOf(earned: number, marks: number): string {
  return t({ message: `${earned} of ${marks} marks`, comment: 'What a student gave their own essay' });
}

/** What one point of a guide is worth. */
export function pointMarks(marks: number): string {
  return t({
    message: plural(marks, { one: '# mark', other: '# marks' }),
    comment: 'Beside a point of a marking guide: what it is worth',
  });
}

/** What the marks mean and what to do next. `share` is 0–1. */
export function resultWords(share: number): string {
  if (share === 1) return t`You found every point in your own text. Keep it: it is now a model of your own.`;
  if (share >= 0.6) return t`Good work. Look at the points still missing, then write it again when you are ready.`;
  return t`You have made a start, and that is the hardest part. Take one point that is missing and write it again.`;
}
