import { FILL_IN } from '../compiler/fill-in.ts';

/** The files of a lesson to be written: everything that must be there, with a mark wherever words are still missing. */
export function skeletonOf(subject: string, id: string): Map<string, string> {
  return new Map([
    ['lesson.md', lessonFile(subject, id)],
    ['questions.yaml', questionsFile()],
    ['drawing.svg', DRAWING],
  ]);
}

function lessonFile(subject: string, id: string): string {
  return `---
id: ${id}
version: 1
lang: en
subject: ${subject}
grade: SS1
title: ${FILL_IN}
difficulty: beginner
minutes: 35
objectives:
  - ${FILL_IN}
skills: [${SKILL}]
nerdc: [${FILL_IN}]
waec: [${FILL_IN}]
jamb: [${FILL_IN}]
prerequisites: []
connections: []
keywords: [${FILL_IN}]
licence: CC-BY-4.0
author: Akulearn
---

${section(1)}
![${FILL_IN} what the drawing shows](drawing.svg)

${example(1)}
${section(2)}
${example(2)}
${section(3)}
${section(4)}
## Glossary

- **${FILL_IN}**: ${FILL_IN}
`;
}

const SKILL = 'fill-in';

const section = (number: number) => `## ${FILL_IN} {#section-${number}}

${FILL_IN}
`;

const example = (number: number) => `### Worked example: ${FILL_IN} {#example-${number}}

${FILL_IN}

1. ${FILL_IN}
2. ${FILL_IN}
`;

function questionsFile(): string {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
  const practice = numbers(8).map((n) => question(`p${n}`, n % 2 === 0 ? 'numeric' : 'single', Math.ceil(n / 2)));
  const types = ['single', 'multi', 'numeric', 'order', 'match', 'cloze'] as const;
  const quiz = numbers(10).map((n) => question(`q${n}`, types[(n - 1) % types.length] ?? 'single'));
  return `practice:\n${practice.join('\n')}\nquiz:\n${quiz.join('\n')}`;
}

function question(id: string, type: keyof typeof PARTS, inSection?: number): string {
  const place = inSection === undefined ? '' : `    section: section-${inSection}\n    hints: [${FILL_IN}]\n`;
  return `  - id: ${id}
    type: ${type}
${place}    stem: ${FILL_IN}
    solution: [${FILL_IN}]
    skills: [${SKILL}]
    difficulty: beginner
    marks: 1
${PARTS[type]}`;
}

const CHOICES = `    choices:
      - {id: a, text: ${FILL_IN}}
      - {id: b, text: ${FILL_IN}, feedback: ${FILL_IN}}
      - {id: c, text: ${FILL_IN}, feedback: ${FILL_IN}}
`;

const PARTS = {
  single: `${CHOICES}    answer: a
`,
  multi: `${CHOICES}    answer: [a]
`,
  numeric: `    answer: {value: 1, tolerance: 0.01, unit: null, expression: "2 / 2"}   # ${FILL_IN}
    mistakes:
      - {value: 4, feedback: ${FILL_IN}}
    feedback: ${FILL_IN}
`,
  order: `    items: [{id: second, text: ${FILL_IN}}, {id: first, text: ${FILL_IN}}]
    answer: [first, second]
    feedback: ${FILL_IN}
`,
  match: `    left: [{id: one, text: ${FILL_IN}}, {id: two, text: ${FILL_IN}}]
    right: [{id: a, text: ${FILL_IN}}, {id: b, text: ${FILL_IN}}]
    answer: {one: a, two: b}
    feedback: ${FILL_IN}
`,
  cloze: `    text: ${FILL_IN} {1}
    gaps:
      - {accept: [${FILL_IN}], feedback: ${FILL_IN}}
`,
};

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 328 160" width="328" height="160">
  <title>What the drawing shows</title>
  <style>
    .ink { stroke: #1B1E2B; fill: none; stroke-width: 2 }
    @media (prefers-color-scheme: dark) { .ink { stroke: #F3EEE3 } }
  </style>
  <rect class="ink" x="8" y="8" width="312" height="144" rx="8"/>
</svg>
`;
