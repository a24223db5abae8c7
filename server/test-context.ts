import { pino } from 'pino';
import type * as z from 'zod/mini';
import type { catalogueSchema, lessonSchema } from '../domain/lesson.schema.ts';
import { contentUrl, hashContent } from '../domain/lesson.ts';
import { createApp } from './app.ts';
import type { Config } from './config.ts';
import { type Context, createContext } from './context.ts';
import type { Database } from './db/database.ts';
import { type BuiltLessons, publishLessons } from './lessons/publish-lessons.ts';
import { refoldIfRulesChanged } from './progress/refold-progress.ts';
import { openTestDatabase } from './test-database.ts';

type WireLesson = z.infer<typeof lessonSchema>;
type WireCatalogue = z.infer<typeof catalogueSchema>;
type WireEntry = WireCatalogue['lessons'][number];

const CONFIG: Config = {
  port: 0,
  host: '127.0.0.1',
  dataDir: 'memory://',
  databaseUrl: null,
  amqpUrl: null,
  redisUrl: null,
  role: 'all',
  stopDelaySeconds: 0,
  corsOrigins: [],
  tls: null,
  logLevel: 'silent',
  killServiceWorker: false,
  distDir: '',
};

/**
 * A whole server without a socket, for tests: an empty database, one tiny published lesson, no static files, and a clock
 * that stands still until `clock.now` is set. The caller closes `db`.
 */
export async function createTestServer({
  config = {},
  overrides = {},
}: {
  config?: Partial<Config>;
  overrides?: Partial<Omit<Context, 'config'>>;
} = {}) {
  const clock = { now: Date.parse('2026-11-23T09:00:00Z') };
  const db = overrides.db ?? (await openTestDatabase());
  const context = await createContext(
    { ...CONFIG, ...config },
    { db, clock: () => clock.now, log: pino({ level: 'silent' }), files: new Map(), ...overrides },
  );
  await refoldIfRulesChanged(context);
  await publishLessons(context, await buildLessons([TINY_LESSON]));
  return { app: createApp(context), context, db, clock };
}

/** The same database, which tells the texts of the single statements it was asked. */
export function recordStatements(db: Database): { db: Database; statements: string[] } {
  const statements: string[] = [];
  const query: Database['query'] = (sql, params) => {
    statements.push(sql);
    return db.query(sql, params);
  };
  return { db: { ...db, query }, statements };
}

/** What the compiler makes of lessons, without the compiler. */
export async function buildLessons(lessons: WireLesson[], skills: WireCatalogue['skills'] = []): Promise<BuiltLessons> {
  const built = await Promise.all(
    lessons.map(async (lesson) => {
      const body = JSON.stringify(lesson);
      const hash = await hashContent(new TextEncoder().encode(body));
      return { body, hash, entry: catalogueEntry(lesson, hash, body.length) };
    }),
  );
  return {
    catalogue: { skills, lessons: built.map(({ entry }) => entry) },
    bodies: new Map(built.map(({ hash, body }) => [hash, body])),
  };
}

function catalogueEntry(lesson: WireLesson, hash: string, bytes: number): WireEntry {
  const { id, version, lang, subject, grade, title, difficulty, objectives, nerdc, waec, jamb } = lesson;
  const { prerequisites, connections, skills, minutes, sections, quiz, keywords, glossary } = lesson;
  return {
    ...{ id, version, lang, subject, grade, title, difficulty, objectives, nerdc, waec, jamb },
    ...{ prerequisites, connections, skills, minutes, keywords },
    sections: sections.length,
    questions: quiz.length,
    terms: glossary.map(({ term }) => term),
    content_hash: hash,
    files: [{ url: contentUrl(hash, 'json'), hash, bytes }],
  };
}

const QUESTION: Pick<WireLesson['quiz'][number], 'hints' | 'solution' | 'skills' | 'difficulty' | 'marks'> = {
  hints: [],
  solution: ['<p>Look again.</p>'],
  skills: [],
  difficulty: 'beginner',
  marks: 1,
};

export const TINY_LESSON: WireLesson = {
  id: 'tiny-lesson',
  version: 1,
  lang: 'en',
  subject: 'mathematics',
  grade: 'SS1',
  title: 'Adding small numbers',
  difficulty: 'beginner',
  objectives: ['Add two small numbers'],
  skills: [],
  nerdc: ['MTH-SS1-01'],
  waec: ['Number and numeration'],
  jamb: [],
  prerequisites: [],
  connections: [],
  minutes: 5,
  keywords: ['addition'],
  licence: 'CC-BY-4.0',
  author: 'Akulearn',
  sections: [{ id: 'adding', title: 'Adding', html: '<p>Put them together.</p>' }],
  examples: [],
  glossary: [],
  practice: [
    {
      ...QUESTION,
      id: 'p1',
      type: 'single',
      section: 'adding',
      stem: '<p>1 + 1</p>',
      choices: [
        { id: 'a', html: '<p>2</p>' },
        { id: 'b', html: '<p>3</p>', feedback: '<p>One too many.</p>' },
      ],
      answer: 'a',
    },
  ],
  quiz: [
    {
      ...QUESTION,
      id: 'q1',
      type: 'numeric',
      stem: '<p>2 + 2</p>',
      answer: 4,
      tolerance: 0,
      unit: null,
      accepted_units: [],
      mistakes: [],
      feedback: '<p>Count again.</p>',
    },
    {
      ...QUESTION,
      id: 'q2',
      type: 'single',
      stem: '<p>2 + 1</p>',
      choices: [
        { id: 'a', html: '<p>3</p>' },
        { id: 'b', html: '<p>4</p>', feedback: '<p>One too many.</p>' },
      ],
      answer: 'a',
    },
  ],
};
