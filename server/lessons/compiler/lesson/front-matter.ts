import * as z from 'zod';
import { slug } from '../../../../domain/lesson.schema.ts';
import { DIFFICULTIES, GRADES, SUBJECTS } from '../../../../domain/lesson.ts';
import { authoredObject, checkShape } from '../source/check-shape.ts';
import type { Report } from '../source/diagnostics.ts';
import { type LocatedYaml, parseLocatedYaml } from '../source/located-yaml.ts';

const text = z.string().min(1);

const frontMatterSchema = authoredObject({
  id: slug,
  version: z.int().positive(),
  lang: text,
  subject: z.enum(SUBJECTS),
  grade: z.enum(GRADES),
  title: text,
  difficulty: z.enum(DIFFICULTIES),
  minutes: z.int().positive(),
  objectives: z.array(text).min(1),
  skills: z.array(slug).min(1),
  nerdc: z.array(text),
  waec: z.array(text),
  jamb: z.array(text),
  prerequisites: z.array(slug),
  connections: z.array(slug),
  keywords: z.array(text),
  licence: text,
  author: text,
});

export type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface LessonText {
  /** The YAML between the `---` lines; starts at line 2. */
  frontMatter: string;
  body: string;
  /** The line of the file where `body` starts. */
  bodyLine: number;
}

/** Parts `lesson.md` into front matter and body. Null without file or front matter, which is reported. */
export function splitLesson(source: string | undefined, report: Report): LessonText | null {
  if (source === undefined) {
    report(1, 'The lesson has no lesson.md. Write it; docs/authoring.md says how.');
    return null;
  }
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    report(
      1,
      'There is no front matter. Start the file with a line "---", the lesson\'s keys, and a second line "---".',
    );
    return null;
  }
  return {
    frontMatter: lines.slice(1, end).join('\n'),
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

/** Reads the front matter of the lesson in folder `<subject>/<id>`. */
export function readFrontMatter(
  { frontMatter }: LessonText,
  folder: { subject: string; id: string },
  report: Report,
): { values: FrontMatter; yaml: LocatedYaml } | null {
  const yaml = parseLocatedYaml(frontMatter, 2, report);
  const values = yaml && checkShape(frontMatterSchema, yaml, [], report);
  if (!values) return null;
  if (values.id !== folder.id) {
    report(yaml.lineOf(['id']), `id is "${values.id}" but the folder is "${folder.id}". Give both the same name.`);
  }
  if (values.subject !== folder.subject) {
    report(
      yaml.lineOf(['subject']),
      `subject is "${values.subject}" but the lesson lies in "${folder.subject}". Move the folder or mend the subject.`,
    );
  }
  return { values, yaml };
}
