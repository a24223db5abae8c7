import type { Key } from '../cache/cache.ts';
import type { Cached } from '../cache/cached.ts';

const STUDENTS = 20_000;
/** Those that touch the cache. */
const REQUESTS = 100_000;
const DAY_MS = 86_400_000;
const SEED = 20_261_123;
/** How many are under way at once. */
const AT_ONCE = 20;

export const ASSUMPTIONS =
  `${STUDENTS} students, a day of ${REQUESTS} reads and changes of progress spread evenly over it, each of a student who is Zipf distributed ` +
  '(s = 1), in any order. A change makes a new version of the progress, which is kept where the version before was';

export interface DayCounts {
  reads: number;
  /** Those of them that were neither found nor under way. */
  computed: number;
}

export interface Day {
  cached: Cached;
  value: string;
  /** Resolves when that time of the day, in milliseconds from its begin, has come. */
  until: (at: number) => Promise<void>;
}

export interface School {
  liveDay(day: Day): Promise<DayCounts>;
}

/** Students whose versions and habits last from one day to the next; the same in every run. */
export function openSchool(readsPerChange: number): School {
  const random = mulberry32(SEED);
  const versions = new Uint32Array(STUDENTS);
  const students = zipf(STUDENTS);
  return {
    async liveDay({ cached, value, until }) {
      const counts = { reads: 0, computed: 0 };
      const carryOut = async () => {
        const student = students(random());
        if (random() < 1 / (1 + readsPerChange)) {
          const version = versions[student] ?? 0;
          versions[student] = version + 1;
          await cached.writeThrough(keyOf(student, version), keyOf(student, version + 1), () => value);
          return;
        }
        counts.reads++;
        await cached.getOrSet(keyOf(student, versions[student] ?? 0), async () => {
          counts.computed++;
          return value;
        });
      };
      for (let place = 0; place < REQUESTS; place += AT_ONCE) {
        await until((place / REQUESTS) * DAY_MS);
        await Promise.all(Array.from({ length: AT_ONCE }, carryOut));
      }
      return counts;
    },
  };
}

/** As long as those of the product. */
function keyOf(student: number, version: number): Key {
  const id = student.toString(16).padStart(12, '0');
  return `user:01900000-0000-7000-8000-${id}:progress:1:01900000-0000-7000-9000-000000000000:${version}`;
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
