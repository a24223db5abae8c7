import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { contentUrl } from '../../domain/lesson.ts';
import { problemAnswered, sectionRead, signIn } from '../test-client.ts';
import { buildLessons, createTestServer, recordStatements, TINY_LESSON } from '../test-context.ts';
import { publishLessons } from './publish-lessons.ts';

const MOLE = {
  ...TINY_LESSON,
  id: 'the-mole',
  subject: 'chemistry' as const,
  grade: 'SS2' as const,
  title: 'The mole',
  objectives: ['Count particles by weighing'],
  keywords: ['Avogadro'],
  nerdc: ['CHM-SS2-03'],
  waec: ['Stoichiometry'],
};

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer();
});
afterAll(() => server.db.close());
beforeEach(() => publish(TINY_LESSON, MOLE));

async function publish(...lessons: (typeof TINY_LESSON)[]) {
  const built = await buildLessons(lessons);
  await publishLessons(server.context, built);
  return built.catalogue.lessons.map(({ content_hash }) => content_hash);
}

async function get(path: string) {
  const answer = await server.app.request(path);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

test('the catalogue comes back as it was built', async () => {
  const { catalogue } = await buildLessons([MOLE, TINY_LESSON]);
  const answer = JSON.parse((await get('/api/v3/lessons')).text);
  expect(answer).toEqual({ lessons: catalogue.lessons });
});

test('skills are kept in teaching order, those of an earlier catalogue are not', async () => {
  const skills = [
    { id: 'weighing', name: 'Weigh', needs: [] },
    { id: 'counting', name: 'Count by weighing', needs: ['weighing'] },
  ];
  await publishLessons(server.context, await buildLessons([MOLE], [{ id: 'old', name: 'Old', needs: [] }]));
  await publishLessons(server.context, await buildLessons([MOLE], skills));
  expect(await server.db.query('select id, name, needs from skills order by place')).toEqual(skills);
});

test.each([
  ['q=MOLE', ['the-mole']],
  ['q=weighing avogadro', ['the-mole']],
  ['q=mole addition', []],
  ['q=100%25', []],
  ['subject=mathematics', ['tiny-lesson']],
  ['grade=SS2', ['the-mole']],
  ['subject=mathematics&grade=SS2', []],
  ['nerdc=chm-ss2', ['the-mole']],
  ['waec=stoichio', ['the-mole']],
  ['q=', ['the-mole', 'tiny-lesson']],
])('a search for %s finds %j', async (query, ids) => {
  const { lessons } = JSON.parse((await get(`/api/v3/lessons?${query}`)).text);
  expect(lessons.map(({ id }: { id: string }) => id)).toEqual(ids);
});

test('a search for a subject that does not exist names those that do', async () => {
  const { status, text } = await get('/api/v3/lessons?subject=alchemy');
  expect(status).toBe(422);
  expect(JSON.parse(text).error.details).toEqual([
    { field: 'subject', message: expect.stringMatching(/"chemistry".*got "alchemy"$/) },
  ]);
});

test('subjects are counted, also those without lessons', async () => {
  const { subjects } = JSON.parse((await get('/api/v3/subjects')).text);
  expect(subjects).toContainEqual({ id: 'chemistry', lessons: 1 });
  expect(subjects).toContainEqual({ id: 'physics', lessons: 0 });
});

test('a lesson comes whole, an unknown one as 404', async () => {
  expect(JSON.parse((await get('/api/v3/lessons/the-mole')).text)).toEqual(MOLE);
  expect((await get('/api/v3/lessons/the-rat')).status).toBe(404);
});

test('an older version stays where phones know it, byte for byte, though it left the catalogue', async () => {
  const [hash = ''] = await publish(MOLE);
  await publish({ ...MOLE, version: 2 });
  await publish(TINY_LESSON);
  expect((await get('/api/v3/lessons/the-mole')).status).toBe(404);
  const old = await get(contentUrl(hash, 'json'));
  expect(old.text).toBe(JSON.stringify(MOLE));
  expect(old.headers.get('Cache-Control')).toContain('immutable');
  expect((await get(contentUrl('f'.repeat(32), 'json'))).status).toBe(404);
});

test('a lesson comes packed to those who can read that, byte for byte the same each time, and newly published at once', async () => {
  const unpacked = async (path: string) => {
    const answer = await server.app.request(path, { headers: { 'Accept-Encoding': 'gzip' } });
    expect(answer.headers.get('Content-Encoding')).toBe('gzip');
    expect(answer.headers.get('Vary')).toContain('Accept-Encoding');
    return gunzipSync(await answer.arrayBuffer()).toString();
  };
  const [, hash = ''] = await publish(TINY_LESSON, MOLE);
  for (const path of ['/api/v3/lessons/the-mole', '/api/v3/lessons/the-mole', contentUrl(hash, 'json')]) {
    expect(await unpacked(path)).toBe(JSON.stringify(MOLE));
  }
  const newer = { ...MOLE, version: 2 };
  await publish(newer);
  expect(await unpacked('/api/v3/lessons/the-mole')).toBe(JSON.stringify(newer));
});

test('a lesson read before is not read from the database again, only looked up', async () => {
  const { db, statements } = recordStatements(server.db);
  const { app } = await createTestServer({ overrides: { db } });
  await app.request('/api/v3/lessons/tiny-lesson');
  statements.length = 0;
  await app.request('/api/v3/lessons/tiny-lesson');
  expect(statements).toEqual([expect.stringContaining('from lessons where id')]);
});

test('an answer is graded by the version it was given to', async () => {
  const phone = await signIn(server);
  const other = structuredClone(TINY_LESSON);
  for (const question of other.practice) if (question.type === 'single') question.answer = 'b';
  const [first = '', second = ''] = [...(await publish(TINY_LESSON)), ...(await publish(other))];
  const { cursor } = await phone.sync({});
  const { changes } = await phone.sync({ cursor, events: [problemAnswered(first, 'a'), problemAnswered(second, 'a')] });
  expect(changes.map(({ score }) => score)).toEqual([1, 0]);
});

test('content of another lesson grades nothing', async () => {
  const phone = await signIn(server);
  const [hash = ''] = await publish(MOLE);
  const { cursor } = await phone.sync({});
  const { changes } = await phone.sync({ cursor, events: [problemAnswered(hash, 'a')] });
  expect(changes).toMatchObject([{ lesson_id: 'tiny-lesson', score: null }]);
});

test('answers to content not seen yet wait, and are graded when it is published', async () => {
  const phone = await signIn(server);
  const next = { ...TINY_LESSON, version: 7 };
  const hash = (await buildLessons([next])).catalogue.lessons[0]?.content_hash ?? '';
  const start = await phone.sync({});
  const events = [problemAnswered(hash, 'a'), sectionRead()];
  const waiting = await phone.sync({ cursor: start.cursor, events });
  expect(waiting.changes.map(({ score }) => score)).toEqual([null, null]);

  await publish(next);

  // Also the phone that had every row has them without the score.
  const reset = await phone.sync({ cursor: waiting.cursor });
  expect(reset.reset).toBe(true);
  const progress = reset.snapshot?.progress.lessons['tiny-lesson'];
  expect(progress).toMatchObject({
    problems: { p1: { answered: 1, best: 1, first: { score: 1 } } },
    active_seconds: 50,
  });
  expect(await phone.sync({ cursor: start.cursor, events: [] })).toMatchObject({ reset: true });

  const resent = await phone.sync({ cursor: reset.cursor, events });
  expect(resent).toMatchObject({ results: [{ s: 'dup' }, { s: 'dup' }], changes: [], more: false });
  expect(resent).not.toHaveProperty('reset');

  await publish(next);
  expect(await phone.sync({ cursor: reset.cursor })).not.toHaveProperty('reset');
});

test('what is no lesson is not published', async () => {
  const built = await buildLessons([TINY_LESSON]);
  const [hash = ''] = built.bodies.keys();
  await expect(publishLessons(server.context, { ...built, bodies: new Map() })).rejects.toThrow(/tiny-lesson.*missing/);
  await expect(publishLessons(server.context, { ...built, bodies: new Map([[hash, '{}']]) })).rejects.toThrow(
    /no lesson/,
  );
});
