import type { ShortAnswer } from '../../domain/events.ts';
import { grade } from '../../domain/grading.ts';
import type { Lesson, ShortQuestion, Skill } from '../../domain/lesson.ts';

export interface GradedQuestion {
  question: ShortQuestion;
  /** In the quiz, from 1. */
  place: number;
  /** Undefined when it was left out. */
  answer: ShortAnswer | undefined;
  /** 0–1. */
  score: number;
}

export interface GradedQuiz {
  questions: GradedQuestion[];
  /** Marks. */
  earned: number;
  total: number;
}

/** `answers` are by item id. A question left out earns nothing. */
export function gradeQuiz(quiz: ShortQuestion[], answers: Readonly<Record<string, ShortAnswer>>): GradedQuiz {
  const questions = quiz.map((question, i) => {
    const answer = answers[question.id];
    return { question, place: i + 1, answer, score: answer === undefined ? 0 : grade(question, answer) };
  });
  return {
    questions,
    earned: questions.reduce((sum, { question, score }) => sum + question.marks * score, 0),
    total: quiz.reduce((sum, { marks }) => sum + marks, 0),
  };
}

export interface SkillShare {
  skill: string;
  /** Questions wholly right, `of` those that need the skill. */
  right: number;
  of: number;
}

/** How each skill of a quiz stands, the weakest first, else in the order of the quiz. */
export function skillShares({ questions }: GradedQuiz): SkillShare[] {
  const shares = new Map<string, SkillShare>();
  for (const { question, score } of questions) {
    for (const skill of question.skills) {
      const { right, of } = shares.get(skill) ?? { right: 0, of: 0 };
      shares.set(skill, { skill, right: right + (score === 1 ? 1 : 0), of: of + 1 });
    }
  }
  return [...shares.values()].sort((a, b) => a.right / a.of - b.right / b.of);
}

/**
 * What a student reads for a skill. One that is not in the list (of an older lesson, or the list is not on the phone) reads as
 * its id in plain words: `completing-the-square` gives `Completing the square`.
 */
export function skillWords(skill: string, skills: readonly Skill[]): string {
  const listed = skills.find(({ id }) => id === skill);
  if (listed) return listed.name;
  const words = skill.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export interface ReviewPlace {
  /** Null where no section is known to teach it: then it is the whole lesson. */
  section: Lesson['sections'][number] | null;
  /** Of the questions that were not wholly right, from 1. */
  places: number[];
}

/** What to read again after a quiz, in the order of the questions that were missed. */
export function placesToReview(
  { questions }: GradedQuiz,
  lesson: Pick<Lesson, 'sections' | 'practice'>,
): ReviewPlace[] {
  const found = new Map<string | undefined, ReviewPlace>();
  for (const { question, place, score } of questions) {
    if (score === 1) continue;
    const section = sectionFor(question, lesson);
    const before = found.get(section?.id);
    found.set(section?.id, { section: section ?? null, places: [...(before?.places ?? []), place] });
  }
  return [...found.values()];
}

/** Where a question's first skill that has practice is taught: quiz questions name no section, practice problems do. */
export function sectionFor(question: ShortQuestion, lesson: Pick<Lesson, 'sections' | 'practice'>) {
  const ids = question.skills.flatMap((skill) => {
    const problem = lesson.practice.find(({ skills }) => skills.includes(skill));
    return problem?.section ?? [];
  });
  return lesson.sections.find(({ id }) => id === ids[0]);
}
