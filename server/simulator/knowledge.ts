import type { ShortQuestion } from '../../domain/lesson.ts';
import type { Random } from './random.ts';
import { DAY_MS, HOUR_MS, type Span } from './time.ts';
import type { Mind } from './traits.ts';

/** What a student knows of each skill: either all or nothing, as in knowledge tracing, and never seen but through answers. */
export interface Knowledge {
  knows(skill: string, at: number): boolean;
  /** An occasion to learn a skill, or to make it last longer. Time never goes back. */
  meet(skill: string, at: number, difficulty: ShortQuestion['difficulty']): void;
  /** Whether an answer turns out right. */
  answersRightly(question: ShortQuestion, skills: readonly string[], at: number): boolean;
  /** When each skill was known, the last time maybe into the future. */
  history(): Record<string, Span[]>;
}

const EASE = { beginner: 1, intermediate: 0.8, advanced: 0.65, expert: 0.5 };
/** Going back to something makes it last so much longer, if not done at once. */
const GROWTH = 1.7;
const MOST_STRENGTH = 30;
const AT_ONCE_MS = 12 * HOUR_MS;

interface SkillState {
  known: Span[];
  strength: number;
  grewAt: number;
}

export function createKnowledge(random: Random, mind: Mind, start: number): Knowledge {
  const skills = new Map<string, SkillState>();

  /** An exponential time: forgetting has no memory of its own. */
  const forgottenAfter = (at: number, strength: number) =>
    Math.round(at - Math.log(1 - random.between(0, 1)) * mind.forgettingDays * strength * DAY_MS);

  function stateOf(skill: string): SkillState {
    const old = skills.get(skill);
    if (old) return old;
    const known = random.chance(mind.known) ? [{ from: start, until: forgottenAfter(start, 3) }] : [];
    const state = { known, strength: 1, grewAt: start };
    skills.set(skill, state);
    return state;
  }

  const isKnown = ({ known }: SkillState, at: number) => (known.at(-1)?.until ?? 0) > at;
  const knows = (skill: string, at: number) => isKnown(stateOf(skill), at);

  return {
    knows,
    meet(skill, at, difficulty) {
      const state = stateOf(skill);
      const last = state.known.at(-1);
      if (last && isKnown(state, at)) {
        if (at - state.grewAt < AT_ONCE_MS) return;
        state.strength = Math.min(MOST_STRENGTH, state.strength * GROWTH);
        state.grewAt = at;
        last.until = Math.max(last.until, forgottenAfter(at, state.strength));
      } else if (random.chance(mind.learn * EASE[difficulty])) {
        state.grewAt = at;
        state.known.push({ from: at, until: forgottenAfter(at, state.strength) });
      }
    },
    answersRightly(question, needed, at) {
      const knowsAll = needed.every((skill) => knows(skill, at));
      return random.chance(knowsAll ? 1 - mind.slip : Math.min(0.6, mind.guess * chanceOfGuess(question)));
    },
    history: () => Object.fromEntries([...skills].map(([skill, { known }]) => [skill, known])),
  };
}

function chanceOfGuess(question: ShortQuestion): number {
  switch (question.type) {
    case 'single':
      return 1 / question.choices.length;
    case 'multi':
      return 1 / (2 ** question.choices.length - 1);
    case 'numeric':
      return 0.03;
    default:
      return 0.1;
  }
}
