import type { QueryClient } from '@tanstack/react-query';
import type { Client } from '../client/client.ts';

/** The first part of the key of every query that reads one student's own data. */
export const STUDENT = 'student';

/** The second part of the keys of what the server alone counts. */
export const REWARDS = 'rewards';

/** Keeps what screens show in step with what is on the phone, whichever tab or worker wrote it. */
export function followClient(client: Client, queries: QueryClient): void {
  client.subscribe((news) => {
    if (news === 'progress') {
      void queries.invalidateQueries({ queryKey: [STUDENT, 'progress'] });
      void queries.invalidateQueries({ queryKey: [STUDENT, 'rejected'] });
      void queries.invalidateQueries({ queryKey: [STUDENT, 'receipts'] });
      refreshRewards(queries);
    }
    if (news === 'student') void queries.resetQueries({ queryKey: [STUDENT] });
  });
}

/** Asks again for what the server counted, where a screen shows it. */
export function refreshRewards(queries: QueryClient): void {
  void queries.invalidateQueries({ queryKey: [STUDENT, REWARDS] });
}
