import { useEffect } from 'react';
import { useApp } from './app-context.ts';

/** While a question is asked, good news waits. */
export function useNoInterruptions(asked = true): void {
  const { interruptions } = useApp();
  useEffect(() => (asked ? interruptions.hold() : undefined), [interruptions, asked]);
}
