import { type CatalogueEntry, DIFFICULTIES, GRADES } from './lesson.ts';
import { isDone } from './mastery.ts';
import type { Progress } from './progress.ts';

/**
 * `here`: the lesson the student is in, at most one of a path. `next`: open to them now, or begun and left. `locked`: its
 * prerequisites are not all done. That is advice, not a fence: a locked lesson can be opened all the same, and once
 * begun it is locked no more.
 */
export type PathState = 'done' | 'here' | 'next' | 'locked';

export interface PathStep {
  entry: CatalogueEntry;
  state: PathState;
  /** The prerequisites that are not done, in the order the lesson names them. Also for a lesson begun without them. */
  waitsFor: CatalogueEntry[];
}

/**
 * The lessons of one subject in the order to study them: each after its prerequisites, else by grade, difficulty and title.
 * `catalogue` is where prerequisites of other subjects are looked up. One that is in neither is as good as done; those
 * of a circle are taken as if they were not there, for the order.
 */
export function learningPath(
  lessons: readonly CatalogueEntry[],
  progress: Progress,
  catalogue: readonly CatalogueEntry[] = lessons,
): PathStep[] {
  const byId = new Map([...catalogue, ...lessons].map((entry) => [entry.id, entry]));
  const ordered = inStudyOrder(lessons);
  const here = currentLesson(ordered, progress);

  return ordered.map((entry) => {
    const waitsFor = prerequisitesOf(entry, byId).filter(({ id }) => !isDone(progress.lessons[id]));
    return { entry, waitsFor, state: stateOf(entry, waitsFor) };
  });

  function stateOf(entry: CatalogueEntry, waitsFor: CatalogueEntry[]): PathState {
    const begun = progress.lessons[entry.id];
    if (isDone(begun)) return 'done';
    if (entry === here) return 'here';
    return begun || waitsFor.length === 0 ? 'next' : 'locked';
  }
}

/** Of the lessons begun and not done, the one last active; the earlier one of two. */
export function currentLesson(lessons: readonly CatalogueEntry[], progress: Progress): CatalogueEntry | undefined {
  const lastActiveAt = ({ id }: CatalogueEntry) => progress.lessons[id]?.lastActiveAt ?? 0;
  return lessons
    .filter(({ id }) => progress.lessons[id] && !isDone(progress.lessons[id]))
    .sort((a, b) => lastActiveAt(b) - lastActiveAt(a))[0];
}

/** The lessons, each after those of `lessons` it builds on: depth first, so that prerequisites come right before it. */
export function inStudyOrder(lessons: readonly CatalogueEntry[]): CatalogueEntry[] {
  const sorted = [...lessons].sort(compareLessons);
  const byId = new Map(sorted.map((entry) => [entry.id, entry]));
  const ordered: CatalogueEntry[] = [];
  const met = new Set<CatalogueEntry>();
  const place = (entry: CatalogueEntry) => {
    if (met.has(entry)) return;
    met.add(entry);
    prerequisitesOf(entry, byId).sort(compareLessons).forEach(place);
    ordered.push(entry);
  };
  sorted.forEach(place);
  return ordered;
}

function prerequisitesOf(entry: CatalogueEntry, byId: ReadonlyMap<string, CatalogueEntry>): CatalogueEntry[] {
  return entry.prerequisites.flatMap((id) => (id === entry.id ? [] : (byId.get(id) ?? [])));
}

function compareLessons(a: CatalogueEntry, b: CatalogueEntry): number {
  return (
    GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) ||
    DIFFICULTIES.indexOf(a.difficulty) - DIFFICULTIES.indexOf(b.difficulty) ||
    a.title.localeCompare(b.title, 'en') ||
    (a.id < b.id ? -1 : 1)
  );
}
