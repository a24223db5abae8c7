import { t } from '@lingui/core/macro';
import type { Receipt } from '../client/storage.ts';
import { formatMoment } from '../ui/format-time.ts';

/** Where one thing the student did is now. `now` is the phone's clock in Unix milliseconds. */
export function receiptWords({ eventId, acknowledgedAt, seq }: Receipt, now: number): string {
  if (seq === null) return t({ message: 'Waiting on this phone', comment: 'Where something the student did is now' });
  const code = receiptCode(eventId);
  if (acknowledgedAt === null) {
    return t({
      message: `Safe on the server, place ${seq}, code ${code}`,
      comment: 'Receipt: number in the log, code',
    });
  }
  const moment = formatMoment(acknowledgedAt, now);
  return t({
    message: `Safe on the server, place ${seq}, ${moment}, code ${code}`,
    comment: 'Receipt of something the student did: number in the log, when the server had it, code',
  });
}

/** Short enough to read out to a teacher. The end of an id: its beginning is the time, which many share. */
export function receiptCode(eventId: string): string {
  return eventId.slice(-8);
}
