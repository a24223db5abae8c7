import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildLessons, createTestServer, TINY_LESSON } from '../test-context.ts';
import { publishLessons } from './publish-lessons.ts';

const ALGEBRA = { ...TINY_LESSON, id: 'algebra', title: 'Algebra', waec: ['Algebra'], nerdc: [], skills: ['solving'] };
const MOTION = {
  ...TINY_LESSON,
  id: 'motion',
  subject: 'physics' as const,
  title: 'Motion',
  waec: [],
  nerdc: [],
  jamb: ['Motion: speed'],
  prerequisites: ['algebra'],
  skills: ['finding-speed'],
};
const FORCE = {
  ...MOTION,
  id: 'force',
  title: 'A force',
  nerdc: ['Motion: forces'],
  jamb: [],
  prerequisites: ['motion'],
  connections: ['algebra', 'motion'],
  skills: [],
};
const SKILLS = [
  { id: 'solving', name: 'Solve an equation', needs: [] },
  { id: 'finding-speed', name: 'Find a speed', needs: ['solving'] },
];

let server: Awaited<ReturnType<typeof createTestServer>>;
beforeAll(async () => {
  server = await createTestServer();
  await publishLessons(server.context, await buildLessons([FORCE, MOTION, ALGEBRA], SKILLS));
});
afterAll(() => server.db.close());

async function get(path: string) {
  const answer = await server.app.request(`/api/v3${path}`);
  return { status: answer.status, json: await answer.json() };
}

test.each([
  ['', [['algebra'], ['motion', 'force']]],
  ['?subject=physics', [['motion', 'force']]],
  ['?subject=biology', []],
  ['?exam=waec', [['algebra']]],
  ['?exam=jamb', [['algebra'], ['motion']]],
  ['?exam=neco&subject=physics', [['motion', 'force']]],
])('the paths for "%s" are %j, with what their lessons build on', async (query, ids) => {
  const { paths } = (await get(`/learning-paths${query}`)).json;
  expect(paths.map(({ lessons }: { lessons: { id: string }[] }) => lessons.map(({ id }) => id))).toEqual(ids);
});

test('a path for an exam names the topics of each lesson', async () => {
  const [path] = (await get('/learning-paths?exam=jamb&subject=physics')).json.paths;
  expect(path).toEqual({
    subject: 'physics',
    exam: 'jamb',
    lessons: [
      {
        ...{ id: 'motion', subject: 'physics', grade: 'SS1', title: 'Motion', difficulty: 'beginner', minutes: 5 },
        prerequisites: ['algebra'],
        topics: ['Motion: speed'],
      },
    ],
  });
});

test('the graph joins lessons and skills', async () => {
  const { nodes, edges } = (await get('/knowledge-graph')).json;
  expect(nodes).toContainEqual({ type: 'skill', id: 'solving', subject: 'mathematics', name: 'Solve an equation' });
  expect(nodes).toHaveLength(5);
  expect(edges).toContainEqual({ type: 'prerequisite', from: 'motion', to: 'force' });
  expect(edges).toContainEqual({ type: 'teaches', from: 'motion', to: 'finding-speed' });
  expect(edges).toContainEqual({ type: 'needs', from: 'finding-speed', to: 'solving' });
});

test('the graph of a subject has what is joined to it', async () => {
  const { nodes } = (await get('/knowledge-graph?subject=mathematics')).json;
  expect(nodes.map(({ id }: { id: string }) => id)).toEqual(['algebra', 'force', 'motion', 'solving', 'finding-speed']);
  expect((await get('/knowledge-graph?subject=english')).json).toEqual({ nodes: [], edges: [] });
});

test('a lesson’s connections are what comes before, after and beside it', async () => {
  const { json } = await get('/lessons/motion/connections');
  const ids = (lessons: { id: string }[]) => lessons.map(({ id }) => id);
  expect([ids(json.prerequisites), ids(json.unlocks), ids(json.connections)]).toEqual([
    ['algebra'],
    ['force'],
    ['force'],
  ]);
  expect(ids((await get('/lessons/algebra/connections')).json.connections)).toEqual(['force']);
  expect((await get('/lessons/alchemy/connections')).status).toBe(404);
});

test.each(['/learning-paths?exam=sat', '/learning-paths?subject=art', '/knowledge-graph?subject=art'])(
  '%s is refused',
  async (path) => {
    const { status, json } = await get(path);
    expect([status, json.error.code]).toEqual([422, 'INVALID_REQUEST']);
  },
);
