import { useEffect, useState } from 'react';
import { type AttentionTimer, createAttentionTimer } from './attention-timer.ts';

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'scroll'] as const;

/** A study timer that runs while this screen is open, in sight and in use. */
export function useAttentionTimer(): AttentionTimer {
  const [timer] = useState(() => createAttentionTimer(() => performance.now()));

  useEffect(() => {
    const onVisibility = () => (document.visibilityState === 'visible' ? timer.seen() : timer.left());
    document.addEventListener('visibilitychange', onVisibility);
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, timer.seen, { passive: true, capture: true });
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, timer.seen, { capture: true });
    };
  }, [timer]);

  return timer;
}
