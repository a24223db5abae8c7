import type { QueryClient } from '@tanstack/react-query';
import type { Client } from '../client/client.ts';

/** The first part of the key of every query that reads one student's own data. */
export const STUDENT = 'student';

/** Keeps what screens show in step with what is on the phone, whichever tab or worker wrote it. */
export function followClient(client: Client, queries: QueryClient): void {
  client.subscribe((news) => {
    if (news === 'progress') {
      void queries.invalidateQueries({ queryKey: [STUDENT, 'progress'] });
      void queries.invalidateQueries({ queryKey: [STUDENT, 'rejected'] });
      void queries.invalidateQueries({ queryKey: [STUDENT, 'receipts'] });
    }
    if (news === 'student') void queries.resetQueries({ queryKey: [STUDENT] });
  });
}
