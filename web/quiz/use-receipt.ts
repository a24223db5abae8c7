import { useQuery } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { STUDENT } from '../app/follow-client.ts';

/** Where one event stands, told anew whenever work was sent; null when the server refused it. */
export function useReceipt(eventId: string) {
  const { client } = useApp();
  return useQuery({
    queryKey: [STUDENT, 'progress', 'receipt', eventId],
    queryFn: async () => (await client.readReceipt(eventId)) ?? null,
  });
}
