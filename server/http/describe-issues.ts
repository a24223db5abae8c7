import type * as z from 'zod/mini';
import type { ErrorDetail } from '../errors.ts';

const LONGEST_VALUE_SHOWN = 60;

/** What a schema found wrong, each with the field, what is allowed there and the value seen. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], input: unknown): ErrorDetail[] {
  return issues.map((issue) => {
    const value = valueAt(input, issue.path);
    const seen = ['string', 'number', 'boolean'].includes(typeof value)
      ? `, got ${shorten(JSON.stringify(value))}`
      : '';
    return { field: issue.path.join('.'), message: `${explain(issue)}${seen}` };
  });
}

function explain(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue.message;
  return issue.errors.map((alternative) => alternative.map(({ message }) => message).join(' and ')).join(', or ');
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    input,
  );
}

function shorten(text: string): string {
  return text.length > LONGEST_VALUE_SHOWN ? `${text.slice(0, LONGEST_VALUE_SHOWN)}…` : text;
}
