import { randomInt } from 'node:crypto';
import type { WireEvent } from '../../domain/events.ts';
import type { Lesson } from '../../domain/lesson.ts';
import { rightAnswer } from '../../web/question/right-answer.ts';
import { problemAnswered, quizSubmitted, sectionRead, settingChanged } from '../test-client.ts';

export interface StudiedLesson {
  contentHash: string;
  lesson: Lesson;
}

/** Of so many events one is a quiz, so that lessons are mastered all along. */
const EVENTS_PER_QUIZ = 50;
/** More than one event counts for, now and then. */
const LONGEST_READ_S = 1000;

/** What a student does now in one of the lessons, at random, as the phone's event number `deviceSeq`. */
export function makeEvent(studied: StudiedLesson[], deviceSeq: number): WireEvent {
  const { contentHash, lesson } = pick(studied);
  const when = { occurred_at: Date.now(), device_seq: deviceSeq };
  const where = { ...when, lesson_id: lesson.id, content_hash: contentHash };
  if (randomInt(EVENTS_PER_QUIZ) === 0) return { ...quizSubmitted(contentHash, quizAnswers(lesson)), ...where };
  switch (randomInt(3)) {
    case 0: {
      const problem = pick(lesson.practice.filter(({ type }) => type === 'single'));
      return { ...problemAnswered(contentHash, 'abcd'.charAt(randomInt(4))), ...where, item_id: problem.id };
    }
    case 1: {
      const payload = { section_id: pick(lesson.sections).id, active_seconds: randomInt(LONGEST_READ_S) };
      return sectionRead({ ...where, payload });
    }
    default:
      return { ...settingChanged('grade', randomInt(1000)), ...when };
  }
}

/** All right, or only half of them given. */
function quizAnswers({ quiz }: Lesson): Parameters<typeof quizSubmitted>[1] {
  const given = randomInt(2) === 0 ? quiz : quiz.slice(0, quiz.length / 2);
  return given.map((question) => ({ item_id: question.id, answer: rightAnswer(question) }));
}

function pick<One>(from: readonly One[]): One {
  const one = from[randomInt(from.length)];
  if (one === undefined) throw new Error('There is none to pick from');
  return one;
}
