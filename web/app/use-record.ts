import { useMutation } from '@tanstack/react-query';
import type { EventDraft } from '../../domain/events.ts';
import { useApp } from './app-context.ts';

/** Writes what the student did to the phone. It is saved when the mutation succeeded, and not a moment before. */
export function useRecord() {
  const { client } = useApp();
  return useMutation({ mutationFn: (draft: EventDraft) => client.record(draft) });
}
