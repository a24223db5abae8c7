import * as z from 'zod/mini';
import { DIFFICULTIES, GRADES, SUBJECTS } from './lesson.ts';

/**
 * A compiled lesson: the JSON under `/lessons/content/<content_hash>.json`, made by `npm run lessons` from
 * `content/<subject>/<lesson-id>/`. Every `html` is finished HTML with mathematics as MathML, no script, no inline style.
 */

/** Lower-case words joined by hyphens: lesson, section, item, choice and skill ids. */
export const slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), z.maxLength(80));
/** The first 128 bits of the SHA-256 of a file's bytes, in hex. */
export const contentHash = z.string().check(z.regex(/^[0-9a-f]{32}$/));

const html = z.string().check(z.minLength(1));
const texts = z.array(z.string().check(z.minLength(1)));
const count = z.int().check(z.nonnegative());

const choice = z.strictObject({ id: slug, html, feedback: z.optional(html) });
const piece = z.strictObject({ id: slug, html });

const questionBase = {
  id: slug,
  stem: html,
  /** The section a practice problem belongs to; quiz questions have none. */
  section: z.optional(slug),
  hints: z.array(html),
  /** Solution steps, in order. */
  solution: z.array(html),
  skills: z.array(slug),
  difficulty: z.enum(DIFFICULTIES),
  marks: z.int().check(z.positive()),
};

/**
 * The types an app can grade. What the student reads is the feedback of each wrong choice they took, or `feedback` where
 * there are no choices.
 */
export const shortQuestionSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...questionBase, type: z.literal('single'), choices: z.array(choice), answer: slug }),
  z.strictObject({ ...questionBase, type: z.literal('multi'), choices: z.array(choice), answer: z.array(slug) }),
  z.strictObject({
    ...questionBase,
    type: z.literal('numeric'),
    /** Right when |given − value| ≤ tolerance. */
    answer: z.number(),
    tolerance: z.number().check(z.nonnegative()),
    /** The unit shown beside the answer box; `accepted_units` are other ways to write it, if the student types one. */
    unit: z.nullable(z.string()),
    accepted_units: texts,
    /** Common wrong values and what each one shows. */
    mistakes: z.array(z.strictObject({ value: z.number(), feedback: html })),
    feedback: html,
  }),
  /** `items` stand in the order shown to the student, `answer` lists their ids in the right order. */
  z.strictObject({
    ...questionBase,
    type: z.literal('order'),
    items: z.array(piece),
    answer: z.array(slug),
    feedback: html,
  }),
  /** `answer` pairs each left id with its right id. `right` may hold extra pieces that match nothing. */
  z.strictObject({
    ...questionBase,
    type: z.literal('match'),
    left: z.array(piece),
    right: z.array(piece),
    answer: z.array(z.tuple([slug, slug])),
    feedback: html,
  }),
  /** `parts` is the text around the gaps: one more part than gaps. With `choices` a gap is a list, else a text box. */
  z.strictObject({
    ...questionBase,
    type: z.literal('cloze'),
    parts: z.array(z.string()),
    gaps: z.array(z.strictObject({ accept: texts, choices: z.optional(texts), feedback: html })),
  }),
]);

/** The student writes at length, then compares with the guide and the model answer, and ticks what their text meets. */
const essaySchema = z.strictObject({
  ...questionBase,
  type: z.literal('essay'),
  /** How many words are asked for. */
  words: z.int().check(z.positive()),
  /** What earns marks; those of all points add up to the marks of the question. */
  guide: z.array(z.strictObject({ id: slug, html, marks: z.int().check(z.positive()) })),
  model: html,
});

export const questionSchema = z.discriminatedUnion('type', [shortQuestionSchema, essaySchema]);

export const lessonSchema = z.strictObject({
  id: slug,
  version: z.int().check(z.positive()),
  lang: z.string(),
  subject: z.enum(SUBJECTS),
  grade: z.enum(GRADES),
  title: z.string().check(z.minLength(1)),
  difficulty: z.enum(DIFFICULTIES),
  objectives: z.array(html),
  skills: z.array(slug),
  nerdc: texts,
  waec: texts,
  jamb: texts,
  prerequisites: z.array(slug),
  connections: z.array(slug),
  minutes: z.int().check(z.positive()),
  keywords: texts,
  licence: z.string(),
  author: z.string(),
  sections: z.array(z.strictObject({ id: slug, title: z.string(), html })),
  /** Worked examples, each shown at the end of its section, one step at a time. */
  examples: z.array(
    z.strictObject({ id: slug, section: slug, title: z.string(), problem: html, steps: z.array(html) }),
  ),
  glossary: z.array(z.strictObject({ id: slug, term: z.string(), html })),
  practice: z.array(questionSchema),
  /** Graded by the app, so there is no essay among them. */
  quiz: z.array(shortQuestionSchema),
});

/** `/lessons/content/catalogue.json`: what the app needs to list, search and download lessons. */
export const catalogueSchema = z.strictObject({
  /** What the lessons teach, each skill in one lesson, in teaching order by subject. `needs` must be learnt before. */
  skills: z.array(z.strictObject({ id: slug, name: z.string().check(z.minLength(1)), needs: z.array(slug) })),
  lessons: z.array(
    z.strictObject({
      id: slug,
      version: lessonSchema.shape.version,
      lang: lessonSchema.shape.lang,
      subject: lessonSchema.shape.subject,
      grade: lessonSchema.shape.grade,
      title: lessonSchema.shape.title,
      difficulty: lessonSchema.shape.difficulty,
      /** Plain text, for search and lists. */
      objectives: texts,
      nerdc: texts,
      waec: texts,
      jamb: texts,
      prerequisites: z.array(slug),
      connections: z.array(slug),
      skills: z.array(slug),
      minutes: lessonSchema.shape.minutes,
      /** How many sections the lesson has, and how many questions its quiz. */
      sections: count,
      questions: count,
      keywords: texts,
      /** What the glossary explains, plain text. */
      terms: texts,
      content_hash: contentHash,
      /** Everything a download fetches: the lesson's JSON first, then its pictures. `bytes` is the gzip size. */
      files: z.array(z.strictObject({ url: z.string(), hash: contentHash, bytes: z.int() })),
    }),
  ),
});
