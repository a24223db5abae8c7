import { fromWire } from '../../domain/wire.ts';
import type { StudiedLesson } from '../chaos/make-event.ts';
import { type CompiledLesson, compileLesson } from '../lessons/compiler/compile-lesson.ts';
import { readSources } from '../lessons/compiler/source/read-sources.ts';

/** For tests: lessons of three subjects as they are published, with questions of every type. */
export async function compileSome(): Promise<CompiledLesson[]> {
  const { lessons } = await readSources('content');
  const some = ['chemistry', 'english', 'economics'].flatMap((subject) =>
    lessons.filter((lesson) => lesson.subject === subject).slice(0, 3),
  );
  return (await Promise.all(some.map(compileLesson))).flatMap(({ compiled }) => compiled ?? []);
}

export async function someLibrary(): Promise<StudiedLesson[]> {
  return (await compileSome()).map(({ hash, lesson }) => ({ contentHash: hash, lesson: fromWire(lesson) }));
}
