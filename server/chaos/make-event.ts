import { randomInt } from 'node:crypto';
import { BOARD_NAME_SETTING } from '../../domain/boards.ts';
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
/** Of so many events after the first one is a choice of a name for the boards, or of none: scores come and go all along. */
const EVENTS_PER_NAME = 30;
/** More than one event counts for, now and then. */
const LONGEST_READ_S = 1000;

/** What a student does now in one of the lessons, at random, as the phone's event number `deviceSeq`. */
export function makeEvent(studied: StudiedLesson[], deviceSeq: number): WireEvent {
  const { contentHash, lesson } = pick(studied);
  const when = { occurred_at: Date.now(), device_seq: deviceSeq };
  const where = { ...when, lesson_id: lesson.id, content_hash: contentHash };
  if (deviceSeq === 1) return { ...settingChanged(BOARD_NAME_SETTING, newName()), ...when };
  if (randomInt(EVENTS_PER_NAME) === 0) {
    return { ...settingChanged(BOARD_NAME_SETTING, pick([newName(), newName(), null])), ...when };
  }
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

function newName(): string {
  return `Student ${randomInt(1000)}`;
}

/** All right, or only the first of them given. */
function quizAnswers({ quiz }: Lesson): Parameters<typeof quizSubmitted>[1] {
  const given = randomInt(2) === 0 ? quiz : quiz.slice(0, 1 + randomInt(quiz.length));
  return given.map((question) => ({ item_id: question.id, answer: rightAnswer(question) }));
}

function pick<One>(from: readonly One[]): One {
  const one = from[randomInt(from.length)];
  if (one === undefined) throw new Error('There is none to pick from');
  return one;
}
