import { expect, it } from 'vitest';
import { compileLesson } from '../compile-lesson.ts';
import { sampleLesson } from '../sample-lesson.ts';
import { formatProblem } from '../source/diagnostics.ts';
import { findWarnings } from './find-warnings.ts';

async function warningsWith(edit: Parameters<typeof sampleLesson>[0]) {
  const { compiled } = await compileLesson(sampleLesson(edit));
  if (!compiled) throw new Error('nothing was compiled');
  return findWarnings([compiled]).map(formatProblem);
}

function warningsOf(text: string) {
  return warningsWith({ file: 'lesson.md', find: 'Doubling a half gives the whole.', replace: text });
}

const ABOUT = 'content/mathematics/halves/lesson.md:1: ';

it.each([
  ['short', 'Share it. '.repeat(400), `${ABOUT}The lesson has 8\\d\\d words`],
  ['long', 'Share it. '.repeat(800), `${ABOUT}The lesson has 16\\d\\d words`],
  [
    'hard',
    'Mathematical manipulation necessitates considerable concentration. '.repeat(180),
    `${ABOUT}The text reads at grade \\d\\d`,
  ],
])('warns of a lesson that is too %s', async (_, text, says) => {
  expect((await warningsOf(text)).filter((warning) => warning.startsWith(ABOUT))).toEqual([
    expect.stringMatching(new RegExp(says)),
  ]);
});

it('says nothing of the text of a plain lesson of the right length', async () => {
  expect((await warningsOf('Share it. '.repeat(500))).filter((warning) => warning.startsWith(ABOUT))).toEqual([]);
});

it('names both places of two questions that are alike', async () => {
  const found = await warningsWith({ file: 'questions.yaml', find: 'stem: Question q3', replace: 'stem: Question q2' });
  const file = 'content/mathematics/halves/questions\\.yaml';
  expect(found).toContainEqual(expect.stringMatching(`^${file}:\\d+: q3 asks nearly what q2 \\(${file}:\\d+\\) asks`));
});
