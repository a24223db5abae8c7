import * as z from 'zod';
import type { Report } from './diagnostics.ts';
import type { LocatedYaml, Path } from './located-yaml.ts';

/** An object whose unknown keys are refused with a message that names the allowed ones. */
export function authoredObject<Shape extends z.core.$ZodShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `the keys allowed here are ${Object.keys(shape).join(', ')}` : undefined,
  });
}

/** The part of `yaml` at `path`, if it has the shape; else every difference is reported and the result is null. */
export function checkShape<Schema extends z.ZodType>(
  schema: Schema,
  yaml: LocatedYaml,
  path: Path,
  report: Report,
): z.output<Schema> | null {
  const result = schema.safeParse(valueAt(yaml.value, path), { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const where = [...path, ...issue.path];
    const key = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    report(yaml.lineOf([...where, ...key]), describe(issue, where));
  }
  return null;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => (inner as Record<PropertyKey, unknown>)[step], value);
}

function describe(issue: z.core.$ZodIssue, path: Path): string {
  const name = nameOf(path);
  const found = JSON.stringify(issue.input);
  switch (issue.code) {
    case 'unrecognized_keys':
      return `Unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}; ${issue.message}.`;
    case 'invalid_type':
      if (issue.input === undefined) return `${name} is missing. Add it; it takes ${article(issue.expected)}.`;
      return `${name} is ${found}, but takes ${article(issue.expected)}.${issue.expected === 'string' ? ' Put the text in quotes.' : ''}`;
    case 'invalid_value':
      return `${name} ${issue.input === undefined ? 'is missing' : `is ${found}`}; allowed: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return `${name} is ${found}. Write lower-case letters, digits and single hyphens, such as perfect-squares.`;
    case 'too_small':
      return `${name} is too short or too small: at least ${issue.minimum}${issue.inclusive ? '' : ' (not included)'}.`;
    case 'too_big':
      return `${name} is too long or too big: at most ${issue.maximum}.`;
    default:
      return `${name}: ${issue.message}.`;
  }
}

/** The key a problem is at. The line says which of several questions or choices it belongs to. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'The file';
  return typeof last === 'number' ? `Item ${last + 1} of "${String(path.at(-2))}"` : `"${String(last)}"`;
}

function article(expected: string): string {
  const words: Record<string, string> = { array: 'a list', object: 'a group of keys', int: 'a whole number' };
  return words[expected] ?? `a ${expected}`;
}
