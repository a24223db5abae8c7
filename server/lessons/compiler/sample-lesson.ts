import type { LessonSource } from './compile-lesson.ts';

/** The smallest lesson without a problem, for tests to compile as it is or with one thing changed. */
export function sampleLesson(edit?: { file: string; find: string; replace: string }): LessonSource {
  const files = new Map([
    ['lesson.md', LESSON],
    ['questions.yaml', QUESTIONS],
    ['line.svg', DRAWING],
  ]);
  if (edit) {
    const text = files.get(edit.file) ?? '';
    if (!text.includes(edit.find)) throw new Error(`${edit.file} of the sample lesson does not hold "${edit.find}"`);
    files.set(
      edit.file,
      text.replace(edit.find, () => edit.replace),
    );
  }
  return { subject: 'mathematics', id: 'halves', files };
}

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">
  <line x1="2" y1="10" x2="38" y2="10" stroke="black"/>
</svg>
`;

const LESSON = `---
id: halves
version: 1
lang: en
subject: mathematics
grade: SS1
title: Halves
difficulty: beginner
minutes: 10
objectives:
  - Halve a number, and write $\\frac{1}{2}x^2$.
skills: [halving]
nerdc: [Number and numeration]
waec: []
jamb: []
prerequisites: []
connections: []
keywords: [half]
licence: CC-BY-4.0
author: Akulearn
---

## What a half is {#what}

A [[half]] is one of two equal parts: $\\frac{1}{2}$. Two [[halves|half]] make a whole.

![A line from left to right that is cut in the middle](line.svg)

### Worked example: half of 8 {#half-of-eight}

What is half of 8?

1. Share 8 between two: $8 \\div 2$.
2. That is 4.

## Writing it {#writing}

| as a fraction | as a decimal |
|---|--:|
| $\\frac12$ | 0.5 |

### Worked example: half of 3 {#half-of-three}

What is half of 3?

1. Share 3 between two.
2. That is 1.5.

## Half of a half {#quarter}

$$
\\frac12 \\times \\frac12 = \\frac14
$$

## Doubling back {#doubling}

Doubling a half gives the whole.

## Glossary

- **Half**: one of two equal parts.
`;

const common = (id: string) => `    stem: Question ${id}
    solution: [Halve it.]
    skills: [halving]
    difficulty: beginner
    marks: 1
`;

const single = (id: string, section = '') => `  - id: ${id}
    type: single
${section}${common(id)}    choices:
      - {id: a, text: $4$}
      - {id: b, text: "16", feedback: You doubled.}
      - {id: c, text: "6", feedback: You took two away.}
    answer: a
`;

const practice = (id: string) =>
  single(
    id,
    `    section: what
    hints: [Share it between two.]
`,
  );

/** An essay; `place` holds what only a practice problem has. */
export const sampleEssay = (id: string, place = '') => `  - id: ${id}
    type: essay
${place}    stem: Explain to a friend what a half is.
    words: 80
    hints: [Begin with something your friend shares out.]
    guide:
      - {id: share, text: The number is shared **equally**., marks: 2}
      - {id: example, text: An example stands there., marks: 1}
    model: |
      A half is one of two equal parts.

      Half of 8 is $4$.
    solution: [Say what it is., Give an example.]
    skills: [halving]
    difficulty: beginner
    marks: 3
`;

const QUESTIONS = `practice:
${['p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'].map(practice).join('')}${sampleEssay('essay', '    section: what\n')}quiz:
${['q1', 'q2', 'q3', 'q4', 'q5'].map((id) => single(id)).join('')}  - id: q6
    type: multi
${common('q6')}    choices: [{id: one, text: "0.5"}, {id: two, text: "1/2"}, {id: three, text: "2", feedback: Doubled.}]
    answer: [one, two]
  - id: q7
    type: numeric
${common('q7')}    answer: {value: 2.5, tolerance: 0.01, unit: kg, accepted_units: [kilograms], expression: "5 / 2"}
    mistakes:
      - {value: 10, feedback: You doubled.}
    feedback: Share 5 between two.
  - id: q8
    type: order
${common('q8')}    items: [{id: big, text: "2"}, {id: small, text: "1"}]
    answer: [small, big]
    feedback: The half comes before the whole.
  - id: q9
    type: match
${common('q9')}    left: [{id: four, text: "4"}, {id: six, text: "6"}]
    right: [{id: two, text: "2"}, {id: three, text: "3"}, {id: nine, text: "9"}]
    answer: {four: two, six: three}
    feedback: Halve the left one.
  - id: q10
    type: cloze
${common('q10')}    text: Half of **8** is {1} and $\\frac{1}{2}$ of 6 is {2}.
    gaps:
      - {accept: ["4", four], feedback: Share 8 between two.}
      - {accept: ["3"], choices: ["3", "12"], feedback: Share 6 between two.}
`;
