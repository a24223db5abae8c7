import { useQuery } from '@tanstack/react-query';
import { useApp } from './app-context.ts';
import { STUDENT } from './follow-client.ts';

/** What the student has done, what waits on this phone included. */
export function useProgress() {
  const { client } = useApp();
  return useQuery({ queryKey: [STUDENT, 'progress'], queryFn: () => client.readProgress() });
}
