import { useQuery } from '@tanstack/react-query';
import { useApp } from './app-context.ts';
import { STUDENT } from './follow-client.ts';

/** Who uses this phone. */
export function useProfile() {
  const { client } = useApp();
  return useQuery({ queryKey: [STUDENT, 'profile'], queryFn: () => client.openProfile() });
}
