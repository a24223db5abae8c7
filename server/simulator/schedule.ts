import type { Random } from './random.ts';
import { DAY_MS, HOUR_MS, isWithin, MINUTE_MS, type Span } from './time.ts';
import type { Traits, Zone } from './traits.ts';

/** When a student studies: sessions in the order of time, which do not overlap. */
export function planSessions(random: Random, { habits, zone }: Traits, period: Span): Span[] {
  const sessions: Span[] = [];
  for (let midnight = period.from; midnight < period.until; midnight += DAY_MS) {
    const weekday = (new Date(midnight).getUTCDay() + 6) % 7;
    if (!random.chance(habits.weekdays[weekday] ?? 0)) continue;
    for (let count = random.chance(0.2) ? 2 : 1; count > 0; count--) {
      const hour = (count === 1 ? habits.hour : random.between(7, 20)) + random.normal(0, 0.5);
      const local = midnight + Math.min(23.9, Math.max(0.1, hour)) * HOUR_MS;
      sessions.push(sessionAt(local - utcOffsetAt(zone, local) * MINUTE_MS, random.between(0.4, 1.6) * habits.minutes));
    }
  }
  // Waiting to leave, and on the way with the clock already set.
  const { journey } = zone;
  if (journey) sessions.push(sessionAt(journey.from - 15 * MINUTE_MS, 10), sessionAt(journey.from + 5 * MINUTE_MS, 10));
  const seen = sessions.filter(({ from }) => isWithin(habits.active, from) && isWithin(period, from));
  // Everyone comes once at least.
  if (seen.length === 0) seen.push(sessionAt(random.between(habits.active.from, habits.active.until), habits.minutes));
  return withoutOverlap(seen.sort((a, b) => a.from - b.from)).map(({ from, until }) => ({
    from,
    until: Math.min(until, period.until),
  }));
}

/** Minutes that the student's local time is ahead of UTC. */
export function utcOffsetAt({ home, journey }: Zone, at: number): number {
  return journey && isWithin(journey, at) ? journey.offset : home;
}

function sessionAt(time: number, minutes: number): Span {
  const from = Math.round(time);
  return { from, until: from + Math.round(minutes * MINUTE_MS) };
}

/** Each session ends before the next begins; what is left of one that began with another is dropped. */
function withoutOverlap(sessions: Span[]): Span[] {
  return sessions
    .map(({ from, until }, i) => ({ from, until: Math.min(until, sessions[i + 1]?.from ?? until) }))
    .filter(({ from, until }) => until > from);
}
