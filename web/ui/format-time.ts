/** Study time in words: `under a minute`, `12 min`, `3 h 10 min`. */
export function formatDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return 'under a minute';
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A moment near `now`, both in Unix milliseconds, in the phone's own time zone: `today 14:02`, `23 Nov 14:02`. */
export function formatMoment(at: number, now: number): string {
  const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (new Date(at).toDateString() === new Date(now).toDateString()) return `today ${time}`;
  return `${new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} ${time}`;
}

/** A share of 1 as whole percent, rounded down so that 100 % means all of it. */
export function formatShare(share: number): string {
  // The sum of fractions such as 0.1 + 0.2 may fall a hair below the true share.
  return `${Math.floor(share * 100 + 1e-9)} %`;
}
