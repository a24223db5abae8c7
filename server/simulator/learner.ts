import type { EventDraft, ShortAnswer } from '../../domain/events.ts';
import type { Lesson, Question, ShortQuestion } from '../../domain/lesson.ts';
import { rightAnswer } from '../../web/question/right-answer.ts';
import type { StudiedLesson } from '../chaos/make-event.ts';
import type { Knowledge } from './knowledge.ts';
import type { Random } from './random.ts';
import type { Traits } from './traits.ts';
import { writeEssay, writeNote } from './writing.ts';
import { wrongAnswer } from './wrong-answer.ts';

/** One thing a student does, after so many seconds of attention. */
export interface Step {
  draft: EventDraft;
  seconds: number;
}

/** Where a student stands in a lesson. */
interface Place extends StudiedLesson {
  started: boolean;
  sectionsRead: number;
  completed: boolean;
  quizzes: number;
  best: number;
}

export interface Learner {
  /** What the student does from now on, until nothing is left. Each step is done when the next is asked for; `at` tells the time. */
  study(at: () => number): Generator<Step>;
}

const PASSED = 0.7;
const MASTERED = 0.9;
const MOST_QUIZZES = 5;
/** Now and then a phone lies open and measures on. */
const ASLEEP_S = 3000;

/** Goes through the lessons of a few subjects, in the order of `library`, and back to what was done before. */
export function createLearner(random: Random, traits: Traits, library: StudiedLesson[], knowledge: Knowledge): Learner {
  const { patience } = traits.mind;
  const subjects = random.shuffle([...new Set(library.map(({ lesson }) => lesson.subject))]);
  const mine = subjects.slice(0, traits.habits.subjects);
  const places = library
    .filter(({ lesson }) => mine.includes(lesson.subject))
    .map((studied): Place => ({ ...studied, started: false, sectionsRead: 0, completed: false, quizzes: 0, best: 0 }));
  const goal = random.chance(0.4) ? MASTERED : PASSED;

  function* study(at: () => number): Generator<Step> {
    for (;;) {
      const done = places.filter(isDone);
      const subject = random.pick(mine);
      const next =
        places.find((place) => place.lesson.subject === subject && !isDone(place)) ??
        places.find((place) => !isDone(place));
      if (done.length > 0 && (!next || random.chance(0.25))) yield* review(random.pick(done), at);
      else if (next) yield* goOn(next, at);
      else return;
    }
  }

  function isDone({ completed, quizzes, best, lesson }: Place): boolean {
    return completed && (lesson.quiz.length === 0 || best >= goal || quizzes >= MOST_QUIZZES);
  }

  /** Up to the next section, or the end. */
  function* goOn(place: Place, at: () => number): Generator<Step> {
    const { lesson } = place;
    if (!place.started) {
      yield { draft: { ...on(place), type: 'lesson_started', payload: {} }, seconds: random.whole(5, 30) };
      place.started = true;
    }
    const section = lesson.sections[place.sectionsRead];
    if (section) {
      yield readSection(place, section.id);
      place.sectionsRead++;
      const problems = lesson.practice.filter((problem) => problem.section === section.id);
      const taught = problems.length > 0 ? problems.flatMap((problem) => skillsOf(lesson, problem)) : lesson.skills;
      for (const skill of new Set(taught)) knowledge.meet(skill, at(), lesson.difficulty);
      for (const problem of problems) if (random.chance(0.85)) yield* practise(place, problem, at);
      if (random.chance(0.06)) yield saveNote(place);
      return;
    }
    if (!place.completed) {
      yield { draft: { ...on(place), type: 'lesson_completed', payload: {} }, seconds: random.whole(3, 20) };
      place.completed = true;
    }
    if (lesson.quiz.length > 0) yield* takeQuiz(place, at);
  }

  function* practise(place: Place, problem: Question, at: () => number): Generator<Step> {
    const where = { ...on(place), itemId: problem.id };
    if (problem.type === 'essay') {
      if (!random.chance(0.3)) return;
      const seconds = random.whole(600, 1500);
      const answer = writeEssay(random, problem, traits.ability);
      yield { draft: { ...where, type: 'problem_answered', payload: { answer, activeSeconds: seconds } }, seconds };
      return;
    }
    for (let hints = 0; ; ) {
      const { answer, isRight } = answerTo(place.lesson, problem, at());
      const seconds = random.whole(15, 90);
      yield { draft: { ...where, type: 'problem_answered', payload: { answer, activeSeconds: seconds } }, seconds };
      // Right or wrong, one is told why.
      for (const skill of skillsOf(place.lesson, problem)) knowledge.meet(skill, at(), problem.difficulty);
      if (isRight || !random.chance(patience)) return;
      if (hints < problem.hints.length && random.chance(0.6)) {
        hints++;
        yield { draft: { ...where, type: 'hint_used', payload: { hint: hints } }, seconds: random.whole(5, 40) };
      }
    }
  }

  function* takeQuiz(place: Place, at: () => number): Generator<Step> {
    const { lesson } = place;
    if (place.quizzes > 0 && random.chance(patience)) {
      const section = random.pick(lesson.sections);
      yield readSection(place, section.id);
      for (const skill of lesson.skills) knowledge.meet(skill, at(), lesson.difficulty);
    }
    const given = lesson.quiz.filter(() => random.chance(0.98));
    const answered = given.map((question) => ({ itemId: question.id, ...answerTo(lesson, question, at()) }));
    const seconds = given.reduce((sum) => sum + random.whole(15, 60), 10);
    const answers = answered.map(({ itemId, answer }) => ({ itemId, answer }));
    yield { draft: { ...on(place), type: 'quiz_submitted', payload: { answers, activeSeconds: seconds } }, seconds };
    place.quizzes++;
    place.best = Math.max(place.best, answered.filter(({ isRight }) => isRight).length / lesson.quiz.length);
    for (const question of given) {
      for (const skill of skillsOf(lesson, question)) knowledge.meet(skill, at(), question.difficulty);
    }
  }

  /** A few problems of a lesson that is done, or its quiz. */
  function* review(place: Place, at: () => number): Generator<Step> {
    const problems = place.lesson.practice.filter(({ type }) => type !== 'essay');
    if (problems.length === 0 || (place.lesson.quiz.length > 0 && random.chance(0.15))) yield* takeQuiz(place, at);
    else
      for (const problem of random.shuffle(problems).slice(0, random.whole(2, 5))) yield* practise(place, problem, at);
  }

  function answerTo(lesson: Lesson, question: ShortQuestion, at: number): { answer: ShortAnswer; isRight: boolean } {
    const isRight = knowledge.answersRightly(question, skillsOf(lesson, question), at);
    return { answer: isRight ? rightAnswer(question) : wrongAnswer(random, question), isRight };
  }

  function readSection(place: Place, sectionId: string): Step {
    const seconds = random.whole(60, 420);
    const activeSeconds = random.chance(0.02) ? ASLEEP_S : seconds;
    return { draft: { ...on(place), type: 'section_read', payload: { sectionId, activeSeconds } }, seconds };
  }

  function saveNote({ lesson }: Place): Step {
    const payload = { text: writeNote(random, lesson.title) };
    return { draft: { type: 'note_saved', lessonId: lesson.id, payload }, seconds: random.whole(20, 90) };
  }

  return { study };
}

function on({ lesson, contentHash }: Place): { lessonId: string; contentHash: string } {
  return { lessonId: lesson.id, contentHash };
}

/** Every question needs something to be known. */
function skillsOf(lesson: Lesson, { skills }: Question): readonly string[] {
  return skills.length > 0 ? skills : [lesson.id];
}
