import type { Cache, Key } from '../cache/cache.ts';
import type { Cached } from '../cache/cached.ts';

const STUDENTS = 20_000;
const REQUESTS = 200_000;
const DAY_MS = 86_400_000;
const SEED = 20_261_123;
/** How many are under way at once. */
const AT_ONCE = 20;
const SHARES = { sync: 0.1, progress: 0.75, recommendations: 0.15 };

export type Kind = keyof typeof SHARES;
export const READS = ['progress', 'recommendations'] as const satisfies Kind[];

export const ASSUMPTIONS =
  `${STUDENTS} students, ${REQUESTS} requests spread evenly over a day, each of a student who is Zipf distributed (s = 1): ` +
  `${Object.entries(SHARES)
    .map(([kind, share]) => `${share * 100} % ${kind}`)
    .join(', ')}. A sync makes a new version of its student, under which both are kept`;

interface Request {
  /** Milliseconds from the begin of the day. */
  at: number;
  kind: Kind;
  student: number;
}

export interface DayCounts {
  asked: Record<Kind, number>;
  /** Those of them that were neither found nor under way. */
  computed: Record<Kind, number>;
}

export interface Day {
  cache: Cache;
  cached: Cached;
  /** Syncs keep the new progress, which they have computed, and delete that of the version before. */
  isWrittenThrough: boolean;
  value: string;
  /** Resolves when that time of the day has come. */
  until: (at: number) => Promise<void>;
}

export interface School {
  liveDay(day: Day): Promise<DayCounts>;
}

/** Students whose versions and habits last from one day to the next; the same in every run. */
export function openSchool(): School {
  const random = mulberry32(SEED);
  const versions = new Uint32Array(STUDENTS);
  const students = zipf(STUDENTS);

  function nextRequest(place: number): Request {
    return { at: ((place + 1) / REQUESTS) * DAY_MS, student: students(random()), kind: pickKind(random()) };
  }

  return {
    async liveDay({ cache, cached, isWrittenThrough, value, until }) {
      const asked = noCounts();
      const computed = noCounts();
      const carryOut = async ({ kind, student }: Request) => {
        asked[kind]++;
        if (kind === 'sync') {
          const before = keyOf('progress', student, versions);
          versions[student] = (versions[student] ?? 0) + 1;
          if (!isWrittenThrough) return;
          await cached.writeThrough(keyOf('progress', student, versions), async () => value);
          await cache.delete([before]);
          return;
        }
        await cached.getOrSet(keyOf(kind, student, versions), async () => {
          computed[kind]++;
          return value;
        });
      };
      for (let place = 0; place < REQUESTS; place += AT_ONCE) {
        const requests = Array.from({ length: AT_ONCE }, (_, i) => nextRequest(place + i));
        await until(requests[0]?.at ?? 0);
        await Promise.all(requests.map(carryOut));
      }
      return { asked, computed };
    },
  };
}

function keyOf(kind: (typeof READS)[number], student: number, versions: Uint32Array): Key {
  const version = `${student}:${versions[student]}`;
  return kind === 'progress' ? `user:${version}` : `rec:${version}`;
}

function noCounts(): Record<Kind, number> {
  return { sync: 0, progress: 0, recommendations: 0 };
}

function pickKind(share: number): Kind {
  let sum = 0;
  for (const [kind, part] of Object.entries(SHARES)) {
    sum += part;
    if (share < sum) return kind as Kind;
  }
  return 'sync';
}

/** Of numbers from 0 to `count` - 1, that of rank r is drawn 1/r as often as the first. */
function zipf(count: number): (share: number) => number {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= count; rank++) {
    sum += 1 / rank;
    sums.push(sum);
  }
  return (share) => {
    const wanted = share * sum;
    let low = 0;
    for (let high = count - 1; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** A small generator of numbers in [0, 1) that a seed repeats. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
