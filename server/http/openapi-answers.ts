import { resolver } from 'hono-openapi';
import { errorSchema } from '../../domain/errors.schema.ts';

/** How a route's JSON answers are described in /openapi.json. */
export function jsonAnswer(description: string, schema: Parameters<typeof resolver>[0]) {
  return { description, content: { 'application/json': { schema: resolver(schema) } } };
}

/** The envelope for each status a route may fail with, with what that status means there. */
export function errorAnswers(meanings: Record<number, string>) {
  return Object.fromEntries(
    Object.entries(meanings).map(([status, meaning]) => [status, jsonAnswer(meaning, errorSchema)]),
  );
}
