import { SUBJECTS } from '../../domain/lesson.ts';
import type { Random } from './random.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Span } from './time.ts';

/** What a student is like. Nothing of it is ever sent, all of it is in the truth. */
export interface Traits {
  /** In standard deviations of all students. */
  ability: number;
  mind: Mind;
  habits: Habits;
  zone: Zone;
  /** What they are called on the boards, if they ever choose to be. */
  name: string | null;
}

/** Knowledge tracing as in Corbett and Anderson 1994, with forgetting. */
export interface Mind {
  /** The chance to know a skill before the first day. */
  known: number;
  /** The chance to learn a skill at an occasion, before its difficulty counts. */
  learn: number;
  /** The chance of a wrong answer all the same. */
  slip: number;
  /** How good a guess is: 1 is a choice at random. */
  guess: number;
  /** After how many days one forgets what was learnt once, on average. */
  forgettingDays: number;
  /** The chance to take a hint, or to try again after a wrong answer. */
  patience: number;
}

export interface Habits {
  kind: (typeof KINDS)[number];
  /** The chance to study, by weekday from Monday. */
  weekdays: number[];
  /** Comes and goes. */
  active: Span;
  /** When in the day, in hours of local time. */
  hour: number;
  minutes: number;
  /** In how many subjects. */
  subjects: number;
}

/** Minutes that local time is ahead of UTC: at home, and on a journey. */
export interface Zone {
  home: number;
  journey: (Span & { offset: number }) | null;
}

const KINDS = ['daily', 'steady', 'steady', 'steady', 'weekend', 'rare', 'quitter'] as const;
const HOURS = [5.9, 6.3, 13, 15, 16, 17, 18, 19, 20.5, 21.5, 23.2];
const HOMES = [0, 120, 180, 330, -300];
const DESTINATIONS = [0, 180, -240, -300];
const NAMES = [
  ...['Amina', 'Chidi', 'Ngozi', 'Tunde', 'Folake', 'Emeka', 'Zainab', 'Ibrahim', 'Yetunde', 'Obinna', 'Halima'],
  ...['Sani', 'Adaeze', 'Segun', 'Bola', 'Musa', 'Ifeoma', 'Kunle', 'Hauwa', 'Uche', 'Temitope', 'Bello', 'Nneka'],
  ...['Dayo', 'Fatima', 'Ikenna', 'Ronke', 'Garba', 'Chioma', 'Femi', 'Rakiya', 'Ebuka', 'Simisola', 'Umar'],
];

export function drawTraits(random: Random, number: number, period: Span): Traits {
  const ability = random.normal(0, 1);
  return {
    ability,
    mind: drawMind(random, ability),
    habits: drawHabits(random, period),
    zone: drawZone(random, period),
    name: random.chance(0.5) ? `Simulated ${String(number).padStart(3, '0')} ${random.pick(NAMES)}` : null,
  };
}

function drawMind(random: Random, ability: number): Mind {
  return {
    known: logistic(ability - 2),
    learn: logistic(random.normal(0.9 * ability - 0.4, 0.3)),
    slip: 0.2 * logistic(random.normal(-0.8 * ability - 0.8, 0.3)),
    guess: random.between(0.6, 1.2),
    forgettingDays: 12 * Math.exp(random.normal(0.4 * ability, 0.3)),
    patience: random.between(0.2, 0.9),
  };
}

function drawHabits(random: Random, period: Span): Habits {
  const kind = random.pick(KINDS);
  const length = period.until - period.from;
  const from = period.from + (kind === 'daily' ? 0 : length * Math.max(0, random.between(-0.2, 0.3)));
  const until = kind === 'quitter' ? from + random.between(0.15, 0.7) * (period.until - from) : period.until;
  return {
    kind,
    weekdays: Array.from({ length: 7 }, (_, weekday) => chanceOfDay(random, kind, weekday)),
    active: { from: Math.round(from), until: Math.round(until) },
    hour: random.pick(HOURS),
    minutes: Math.max(5, random.normal(25, 10)),
    subjects: random.chance(0.15) ? SUBJECTS.length : random.whole(1, 3),
  };
}

function chanceOfDay(random: Random, kind: Habits['kind'], weekday: number): number {
  switch (kind) {
    case 'daily':
      return 1;
    case 'weekend':
      return weekday >= 5 ? 0.8 : 0.05;
    case 'rare':
      return 0.04;
    default:
      return random.pick([0.1, 0.6, 0.95]);
  }
}

function drawZone(random: Random, period: Span): Zone {
  const home = random.chance(0.85) ? 60 : random.pick(HOMES);
  if (!random.chance(0.1)) return { home, journey: null };
  // Leaves after midnight, so that whoever flies west has the day before once more.
  const day = Math.floor(((period.until - period.from) / DAY_MS) * random.between(0.2, 0.6));
  const from = period.from + day * DAY_MS - home * MINUTE_MS + random.whole(25, 45) * MINUTE_MS;
  const until = from + random.whole(3, 15) * DAY_MS + random.whole(1, 20) * HOUR_MS;
  return { home, journey: { from, until, offset: random.pick(DESTINATIONS.filter((offset) => offset !== home)) } };
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
