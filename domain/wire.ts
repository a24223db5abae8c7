/**
 * Names on the wire are snake_case, names in TypeScript are camelCase. Schemas (`*.schema.ts`) describe the wire form;
 * every TypeScript type is derived from them here, and these two functions are the only place where names change.
 *
 * Objects may also serve as maps. Their keys (lesson, item and setting ids, dates) are slugs of `a-z`, `0-9` and `-`,
 * which renaming leaves as they are.
 */
type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S;

export type FromWire<T> = T extends readonly unknown[]
  ? { [K in keyof T]: FromWire<T[K]> }
  : T extends object
    ? { [K in keyof T as K extends string ? Camel<K> : K]: FromWire<T[K]> }
    : T;

/** Deep copy with camelCase keys. Strings, numbers and other leaves stay as they are. */
export function fromWire<T>(value: T): FromWire<T> {
  return renameKeys(value, camel) as FromWire<T>;
}

/** Deep copy with snake_case keys: the inverse of {@link fromWire}. */
export function toWire<T>(value: FromWire<T>): T {
  return renameKeys(value, snake) as T;
}

const camel = remembered(/_/, (key) => key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()));
const snake = remembered(/[A-Z]/, (key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/** Renames a key that `changing` finds, and keeps every such name: there are as many as the schemas have, since no key of a map is one. */
function remembered(changing: RegExp, rename: (key: string) => string): (key: string) => string {
  const names = new Map<string, string>();
  return (key) => {
    if (!changing.test(key)) return key;
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = rename(key);
    names.set(key, name);
    return name;
  };
}

function renameKeys(value: unknown, rename: (key: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  const renamed: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) renamed[rename(key)] = renameKeys(item, rename);
  return renamed;
}
