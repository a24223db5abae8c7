import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';

/** Starts the PostgreSQL that all tests of a run share: each makes its own database. */
export default async function startForAllTests(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return async () => server[Symbol.asyncDispose]();
}
