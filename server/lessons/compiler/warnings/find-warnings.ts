import type { CompiledLesson } from '../compile-lesson.ts';
import type { Problem } from '../source/diagnostics.ts';
import { findDuplicates } from './duplicates.ts';
import { countWords, readingGrade } from './reading.ts';

const WORDS = { min: 900, max: 1600 };
/** What a fourteen-year-old reads at once. */
const MAX_GRADE = 8;

/** What an author should look at again in lessons that compile: length, reading level, questions that are alike. */
export function findWarnings(lessons: readonly CompiledLesson[]): Problem[] {
  return [...lessons.flatMap(textWarnings), ...duplicateWarnings(lessons)];
}

function textWarnings({ lesson }: CompiledLesson): Problem[] {
  const file = `${folderOf(lesson)}/lesson.md`;
  const found: Problem[] = [];
  const words = countWords(lesson);
  if (words < WORDS.min || words > WORDS.max) {
    const message = `The lesson has ${words} words. ${WORDS.min} to ${WORDS.max} are a good length.`;
    found.push({ file, line: 1, message });
  }
  const grade = readingGrade(lesson);
  if (grade > MAX_GRADE) {
    const message = `The text reads at grade ${grade.toFixed(1)}. Bring it to ${MAX_GRADE} or below: shorter sentences, plainer words.`;
    found.push({ file, line: 1, message });
  }
  return found;
}

function duplicateWarnings(lessons: readonly CompiledLesson[]): Problem[] {
  const questions = lessons.flatMap(({ lesson, lines }) =>
    [...lesson.practice, ...lesson.quiz].map((question) => ({
      file: `${folderOf(lesson)}/questions.yaml`,
      line: lines.get(question.id) ?? 1,
      question,
    })),
  );
  return findDuplicates(questions).map(([{ file, line, question }, other]) => {
    const place = `${other.question.id} (${other.file}:${other.line})`;
    return { file, line, message: `${question.id} asks nearly what ${place} asks. Ask something else in one of them.` };
  });
}

function folderOf({ subject, id }: CompiledLesson['lesson']): string {
  return `content/${subject}/${id}`;
}
