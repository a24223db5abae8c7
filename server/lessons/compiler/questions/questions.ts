import { fromWire } from '../../../../domain/wire.ts';
import { checkShape } from '../source/check-shape.ts';
import { type Path, parseLocatedYaml } from '../source/located-yaml.ts';
import type { TextContext } from '../text/render-text.ts';
import { rightAnswersGradedWrong } from './check-key.ts';
import { compileQuestion, type WireQuestion, type WireShortQuestion } from './compile-question.ts';
import { lintQuestion, type ReportAt } from './question-lint.ts';
import { questionFileSchema, type SourceQuestion, sourceQuestionSchema } from './question-source.schema.ts';

const MIN_PRACTICE = 8;
const MIN_QUIZ = 10;
const MIN_QUIZ_TYPES = 4;
const MIN_QUESTIONS_A_SKILL = 2;

/** What questions refer to in their lesson; null where the lesson's text could not be read. */
export interface LessonNames {
  sections: readonly string[] | null;
  skills: readonly string[] | null;
}

export interface CompiledQuestions {
  practice: WireQuestion[];
  quiz: WireShortQuestion[];
  /** The line where each question starts, by id. */
  lines: Map<string, number>;
}

/** Compiles `questions.yaml`. Null when the file as a whole cannot be read; single faulty questions are left out. */
export function compileQuestions(
  source: string | undefined,
  names: LessonNames,
  context: TextContext,
): CompiledQuestions | null {
  const { report } = context;
  if (source === undefined) {
    report(1, 'The lesson has no questions.yaml. Write it; docs/authoring.md says how.');
    return null;
  }
  const yaml = parseLocatedYaml(source, 1, report);
  const file = yaml && checkShape(questionFileSchema, yaml, [], report);
  if (!file) return null;
  if (file.practice.length < MIN_PRACTICE) {
    report(
      yaml.lineOf(['practice']),
      `There are ${file.practice.length} practice problems. Write ${MIN_PRACTICE} or more.`,
    );
  }
  if (file.quiz.length < MIN_QUIZ) {
    report(yaml.lineOf(['quiz']), `There are ${file.quiz.length} quiz questions. Write ${MIN_QUIZ} or more.`);
  }
  const lines = new Map<string, number>();
  const compileList = (list: 'practice' | 'quiz') =>
    file[list].flatMap((_, i) => {
      const source = checkShape(sourceQuestionSchema, yaml, [list, i], report);
      if (!source) return [];
      const lineOf = (path: Path) => yaml.lineOf([list, i, ...path]);
      const reportAt: ReportAt = (path, message) => report(lineOf(path), message);
      if (lines.has(source.id)) reportAt(['id'], `The id "${source.id}" is taken. Give each question its own.`);
      lines.set(source.id, lineOf([]));
      lintQuestion(source, `${list} ${source.id}`, reportAt);
      checkPlace(source, list, reportAt);
      checkNames(source, names, reportAt);
      const question = compileQuestion(source, lineOf, context);
      for (const answer of rightAnswersGradedWrong(fromWire(question))) {
        reportAt(
          ['answer'],
          `${list} ${source.id}: the app would mark its own answer ${JSON.stringify(answer)} wrong. Mend the key.`,
        );
      }
      return [question];
    });
  const practice = compileList('practice');
  const quiz = compileList('quiz').filter((question) => question.type !== 'essay');
  const types = new Set(quiz.map(({ type }) => type)).size;
  if (quiz.length === file.quiz.length && types < MIN_QUIZ_TYPES) {
    report(yaml.lineOf(['quiz']), `The quiz has ${types} types of question. Mix ${MIN_QUIZ_TYPES} or more.`);
  }
  if (practice.length + quiz.length === file.practice.length + file.quiz.length) {
    checkSkillsAreAsked([...practice, ...quiz], names, (message) => report(yaml.lineOf(['quiz']), message));
  }
  return { practice, quiz, lines };
}

/** A practice problem helps inside its section; a quiz question stands by itself. */
function checkPlace({ id, type, section, hints }: SourceQuestion, list: 'practice' | 'quiz', report: ReportAt): void {
  if (list === 'quiz') {
    if (type === 'essay') {
      report(['type'], `quiz ${id} is an essay, which the app cannot grade. Move it to "practice:".`);
    }
    if (section !== undefined) {
      report(['section'], `quiz ${id} has a section. Only practice problems belong to one. Take it out.`);
    }
    return;
  }
  if (section === undefined) {
    report([], `practice ${id} has no section. Add "section:" with the id of the one it belongs to.`);
  }
  if (hints.length === 0) report([], `practice ${id} has no hint. Write one to three under "hints:".`);
}

function checkNames(source: SourceQuestion, { sections, skills }: LessonNames, report: ReportAt): void {
  if (source.section !== undefined && sections && !sections.includes(source.section)) {
    report(['section'], `The lesson has no section "${source.section}". Use one of ${sections.join(', ')}.`);
  }
  for (const [i, skill] of source.skills.entries()) {
    if (!skills || skills.includes(skill)) continue;
    report(
      ['skills', i],
      `"${skill}" is not a skill of the lesson. Use one of ${skills.join(', ')}, or add it to lesson.md.`,
    );
  }
}

/** One question says little about a skill: the student may have been lucky. */
function checkSkillsAreAsked(
  questions: readonly WireQuestion[],
  names: LessonNames,
  report: (message: string) => void,
) {
  for (const skill of names.skills ?? []) {
    const asked = questions.filter(({ skills }) => skills.includes(skill)).length;
    if (asked >= MIN_QUESTIONS_A_SKILL) continue;
    report(
      `The skill "${skill}" of lesson.md is asked by ${asked} of the questions. Ask it in ${MIN_QUESTIONS_A_SKILL} or more.`,
    );
  }
}
