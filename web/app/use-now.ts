import { useEffect, useState } from 'react';

/** The phone's clock in Unix milliseconds, read again whenever the app comes to the front: it may stay open for weeks. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && setNow(Date.now());
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return now;
}
