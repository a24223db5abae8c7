import type * as z from 'zod/mini';
import { lessonSchema } from '../../../domain/lesson.schema.ts';
import { hashContent } from '../../../domain/lesson.ts';
import { checkFilledIn } from './fill-in.ts';
import { readFrontMatter, splitLesson } from './lesson/front-matter.ts';
import { compileText } from './lesson/lesson-text.ts';
import { compileQuestions } from './questions/questions.ts';
import type { References } from './references/check-references.ts';
import { type Problem, type Report, reportInto } from './source/diagnostics.ts';
import { checkFiguresAreShown, type Figure, readFigures } from './text/figures.ts';
import { renderInline } from './text/render-text.ts';

/** The texts of a lesson's folder `content/<subject>/<id>`, by file name. */
export interface LessonSource {
  subject: string;
  id: string;
  files: ReadonlyMap<string, string>;
}

export interface CompiledLesson {
  lesson: z.infer<typeof lessonSchema>;
  /** The line of questions.yaml where each question starts, by id. */
  lines: ReadonlyMap<string, number>;
  /** What is served: the lesson as JSON, and the hash that names the file. */
  json: string;
  hash: string;
  pictures: Figure[];
}

export interface CompileResult {
  /** Null when there are problems. */
  compiled: CompiledLesson | null;
  problems: Problem[];
  references: References;
}

/** Bytes of a lesson's JSON and pictures, before compression. */
const MAX_BYTES = 150_000;

/** Compiles and lints one lesson. What involves other lessons is checked by `checkReferences`. */
export async function compileLesson({ subject, id, files }: LessonSource): Promise<CompileResult> {
  const folder = `content/${subject}/${id}`;
  const problems: Problem[] = [];
  const report = reportInto(problems, `${folder}/lesson.md`);
  checkFileNames(files, folder, problems);
  checkFilledIn(files, folder, problems);

  const figures = await readFigures(files, folder, problems);
  const source = splitLesson(files.get('lesson.md'), report);
  const frontMatter = source && readFrontMatter(source, { subject, id }, report);
  const text = source && compileText(source, { report, figures });
  const questions = compileQuestions(
    files.get('questions.yaml'),
    { sections: text?.sections.map((section) => section.id) ?? null, skills: frontMatter?.values.skills ?? null },
    { report: reportInto(problems, `${folder}/questions.yaml`), figures, terms: null },
  );
  const objectives = frontMatter?.values.objectives.map((objective, i) =>
    renderInline(objective, frontMatter.yaml.lineOf(['objectives', i]), { report, figures, terms: null }),
  );
  if (text && questions) checkFiguresAreShown(figures, folder, problems);

  const references = {
    id,
    subject,
    file: `${folder}/lesson.md`,
    prerequisites: locate(frontMatter, 'prerequisites'),
    connections: locate(frontMatter, 'connections'),
    skills: locate(frontMatter, 'skills'),
  };
  if (problems.length > 0 || !frontMatter || !text || !questions) return { compiled: null, problems, references };

  // Parsing puts keys into the order of the schema, so the same source always gives the same bytes.
  const { lines, ...lists } = questions;
  const lesson = lessonSchema.parse({ ...frontMatter.values, objectives, ...text, ...lists });
  const json = JSON.stringify(lesson);
  const bytes = new TextEncoder().encode(json);
  const pictures = [...figures.byName.values()];
  checkSize(bytes.length, pictures, report);
  const compiled = { lesson, lines, json, hash: await hashContent(bytes), pictures };
  return { compiled: problems.length > 0 ? null : compiled, problems, references };
}

function checkFileNames(files: ReadonlyMap<string, string>, folder: string, problems: Problem[]): void {
  for (const name of files.keys()) {
    if (name === 'lesson.md' || name === 'questions.yaml' || /^[a-z0-9-]+\.svg$/.test(name)) continue;
    const message =
      'A lesson is lesson.md, questions.yaml and drawings such as mole-map.svg. Take this file out or rename it.';
    problems.push({ file: `${folder}/${name}`, line: 1, message });
  }
}

function locate(frontMatter: ReturnType<typeof readFrontMatter>, key: 'prerequisites' | 'connections' | 'skills') {
  if (!frontMatter) return [];
  return frontMatter.values[key].map((id, i) => ({ id, line: frontMatter.yaml.lineOf([key, i]) }));
}

function checkSize(jsonBytes: number, pictures: readonly Figure[], report: Report): void {
  const pictureBytes = pictures.reduce((sum, { svg }) => sum + new TextEncoder().encode(svg).length, 0);
  if (jsonBytes + pictureBytes <= MAX_BYTES) return;
  const parts = `${kilobytes(jsonBytes)} of text and ${kilobytes(pictureBytes)} of drawings`;
  report(
    1,
    `The lesson is ${parts}; the limit is ${kilobytes(MAX_BYTES)} together. Shorten it or make it two lessons.`,
  );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}
