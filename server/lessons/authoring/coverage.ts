import type { CompiledLesson } from '../compiler/compile-lesson.ts';
import { formatTable } from './table.ts';

type Lesson = Pick<CompiledLesson['lesson'], 'id' | 'subject' | 'nerdc' | 'waec' | 'jamb' | 'practice' | 'quiz'>;

const SYLLABUSES = ['nerdc', 'waec', 'jamb'] as const;

/** Which topics of each syllabus have lessons, and how many questions those hold. A topic is what stands before the colon. */
export function coverageTable(lessons: readonly Lesson[]): string {
  const rows = SYLLABUSES.flatMap((syllabus) => {
    const byTopic = new Map<string, Lesson[]>();
    for (const lesson of lessons) {
      for (const topic of new Set(lesson[syllabus].map(topicOf))) {
        const key = `${lesson.subject}\t${topic}`;
        byTopic.set(key, [...(byTopic.get(key) ?? []), lesson]);
      }
    }
    return [...byTopic]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, taught]) => {
        const [subject = '', topic = ''] = key.split('\t');
        const questions = taught.reduce((sum, { practice, quiz }) => sum + practice.length + quiz.length, 0);
        return { syllabus, subject, questions, lessons: taught.map(({ id }) => id).join(' '), topic };
      });
  });
  return formatTable(rows);
}

function topicOf(entry: string): string {
  return entry.split(':')[0]?.trim() ?? entry;
}
