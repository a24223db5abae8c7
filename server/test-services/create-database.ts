import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Makes an empty database on the server of `serverUrl` and tells its URL. */
export function createDatabase(serverUrl: string): Promise<string> {
  return create(serverUrl, 'template1');
}

/** Copies a database that nobody is connected to, and tells the URL of the copy. */
export function copyDatabase(url: string): Promise<string> {
  return create(new URL('postgres', url).href, new URL(url).pathname.slice(1));
}

async function create(serverUrl: string, template: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  return new URL(name, serverUrl).href;
}
