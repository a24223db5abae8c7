import type { EssayQuestion, ShortQuestion } from '../../domain/lesson.ts';

type Of<Type extends ShortQuestion['type']> = Extract<ShortQuestion, { type: Type }>;

const base = {
  hints: [],
  solution: ['Divide both sides by 2.'],
  skills: [],
  difficulty: 'beginner' as const,
  marks: 1,
};

const CHOICES = [
  { id: 'a', html: '1 and 6', feedback: 'They make 7 together, not 5.' },
  { id: 'b', html: '−2 and −3', feedback: 'The signs swap.' },
  { id: 'c', html: '2 and 3' },
  {
    id: 'd',
    html: 'A choice so long that it takes more than one line on a phone, as choices in English and Biology often do',
    feedback: 'Long is not right.',
  },
];

export const SINGLE: Of<'single'> = {
  ...base,
  id: 'single',
  type: 'single',
  stem: 'Which numbers make this true?',
  choices: CHOICES,
  answer: 'c',
};

export const MULTI: Of<'multi'> = {
  ...base,
  id: 'multi',
  type: 'multi',
  stem: 'Which of these add up to 5?',
  choices: CHOICES,
  answer: ['c', 'd'],
};

export const NUMERIC: Of<'numeric'> = {
  ...base,
  id: 'numeric',
  type: 'numeric',
  stem: 'How far does it go in 4 s at 3 m/s?',
  answer: 12,
  tolerance: 0,
  unit: 'm',
  acceptedUnits: [],
  mistakes: [],
  feedback: 'Distance is speed times time.',
};

export const ORDER: Of<'order'> = {
  ...base,
  id: 'order',
  type: 'order',
  stem: 'From the smallest to the biggest:',
  items: [
    { id: 'one', html: 'Cell' },
    { id: 'two', html: 'Organ' },
    { id: 'three', html: 'Tissue' },
  ],
  answer: ['one', 'three', 'two'],
  feedback: 'Cells make tissues, tissues make organs.',
};

export const MATCH: Of<'match'> = {
  ...base,
  id: 'match',
  type: 'match',
  stem: 'What is each measured in?',
  left: [
    { id: 'force', html: 'Force' },
    { id: 'energy', html: 'Energy' },
  ],
  right: [
    { id: 'joule', html: 'joule' },
    { id: 'newton', html: 'newton' },
  ],
  answer: [
    ['force', 'newton'],
    ['energy', 'joule'],
  ],
  feedback: 'Force in newtons, energy in joules.',
};

export const CLOZE: Of<'cloze'> = {
  ...base,
  id: 'cloze',
  type: 'cloze',
  stem: 'Fill the gaps.',
  parts: ['She ', ' to school, and they ', ' too.'],
  gaps: [
    { accept: ['goes'], choices: ['go', 'goes'], feedback: 'One person: goes.' },
    { accept: ['go'], feedback: 'More than one: go.' },
  ],
};

export const ESSAY: EssayQuestion = {
  ...base,
  id: 'essay',
  type: 'essay',
  stem: 'Write a letter to your principal that asks for a school library.',
  words: 40,
  guide: [
    { id: 'reasons', html: 'Two reasons stand there, each with an <strong>example</strong>.', marks: 6 },
    { id: 'form', html: 'Addresses, date, greeting and close stand where they belong.', marks: 4 },
  ],
  model: '<p>Dear Sir,</p><p>I write to ask for a library, where we could read after school.</p>',
  marks: 10,
};
