import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';

/** Browsers refuse to change the address at every letter: Safari allows 100 times in 30 seconds. */
const SETTLES_MS = 400;

export interface SearchQuery {
  query: string;
  type(query: string): void;
  /** Call when the student is done typing: the address has it at once. */
  settle(): void;
}

/**
 * What is searched for, in the address as `?q=`, so that back comes to the results again. The first letters add a step to the
 * history, so that back from the results shows what stood there before.
 */
export function useSearchQuery(): SearchQuery {
  const [params, setParams] = useSearchParams();
  const inAddress = params.get('q') ?? '';
  /** Null while the address has it. */
  const [typed, setTyped] = useState<string | null>(null);

  function settle() {
    if (typed === null) return;
    if (typed !== inAddress) setParams(typed === '' ? {} : { q: typed }, { replace: inAddress !== '' });
    setTyped(null);
  }

  useEffect(() => {
    const timer = setTimeout(settle, SETTLES_MS);
    return () => clearTimeout(timer);
  });

  return { query: typed ?? inAddress, type: setTyped, settle };
}
