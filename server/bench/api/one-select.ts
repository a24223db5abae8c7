import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import pg from 'pg';

/**
 * What the API is compared with: a bare Hono app of its own process (DATABASE_URL, PORT) that answers with one indexed SELECT, without
 * session, middleware or compression. It serves what {@link ONE_SELECT_TABLES} holds, under the API's paths.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

const app = new Hono()
  .get('/api/v3/progress/:id', async (c) => {
    const text = 'select answer from one_select_progress where id = $1';
    const { rows } = await pool.query({ name: 'progress', text, values: [c.req.param('id')] });
    return c.json(rows[0].answer);
  })
  .get('/api/v3/lessons/:id', async (c) => {
    const text = 'select body::text as body from one_select_lessons where id = $1';
    const { rows } = await pool.query({ name: 'lesson', text, values: [c.req.param('id')] });
    return c.body(rows[0].body, 200, { 'Content-Type': 'application/json' });
  });

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) });
