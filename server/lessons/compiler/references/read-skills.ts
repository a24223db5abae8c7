import * as z from 'zod';
import { slug } from '../../../../domain/lesson.schema.ts';
import { authoredObject, checkShape } from '../source/check-shape.ts';
import { type Problem, reportInto } from '../source/diagnostics.ts';
import { parseLocatedYaml } from '../source/located-yaml.ts';
import type { Reference } from './reference.ts';

/** The text of `content/<subject>/skills.yaml`. */
export interface SkillsSource {
  subject: string;
  text: string;
}

/** A skill as its file lists it. */
export interface SkillReferences {
  id: string;
  /** What a student reads, "Find a molar mass". */
  name: string;
  subject: string;
  file: string;
  line: number;
  /** The skills that must come first. */
  needs: readonly Reference[];
}

const skillsFileSchema = authoredObject({
  skills: z.array(authoredObject({ id: slug, name: z.string().min(1), needs: z.array(slug).default([]) })),
});

/** The skills of a subject in teaching order. None when the file cannot be read, which is reported. */
export function readSkills({ subject, text }: SkillsSource): { skills: SkillReferences[]; problems: Problem[] } {
  const file = skillsFileOf(subject);
  const problems: Problem[] = [];
  const report = reportInto(problems, file);
  const yaml = parseLocatedYaml(text, 1, report);
  const values = yaml && checkShape(skillsFileSchema, yaml, [], report);
  const skills = (values?.skills ?? []).map(({ id, name, needs }, i) => ({
    id,
    name,
    subject,
    file,
    line: yaml?.lineOf(['skills', i]) ?? 1,
    needs: needs.map((need, n) => ({ id: need, line: yaml?.lineOf(['skills', i, 'needs', n]) ?? 1 })),
  }));
  return { skills, problems };
}

export function skillsFileOf(subject: string): string {
  return `content/${subject}/skills.yaml`;
}
