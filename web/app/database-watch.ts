import type { DatabaseTrouble } from '../db/connection.ts';
import type { ReloadOnce } from './reload-once.ts';

/** What keeps this page from its databases, as a store that screens subscribe to. */
export interface DatabaseWatch {
  subscribe(listener: () => void): () => void;
  trouble(): DatabaseTrouble | null;
  report(trouble: DatabaseTrouble | null): void;
}

interface WatchDeps {
  reloadOnce: ReloadOnce;
  /** This page's version of the app, by any name. */
  build: string;
  /** Whether the student has done anything on this page yet. */
  isTouched(): boolean;
}

export function createDatabaseWatch({ reloadOnce, build, isTouched }: WatchDeps): DatabaseWatch {
  const listeners = new Set<() => void>();
  let current: DatabaseTrouble | null = null;

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    trouble: () => current,
    report(trouble) {
      // Only another page gets beyond a database that is too new.
      if (current === 'outdated') return;
      current = trouble;
      // A page nobody has touched holds nothing that could get lost; any other waits for the student.
      if (trouble === 'outdated' && !isTouched() && reloadOnce.reloadFor(`outdated ${build}`)) return;
      for (const listener of listeners) listener();
    },
  };
}
