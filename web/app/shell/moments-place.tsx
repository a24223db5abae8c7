import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';

/** Without network this part may not be on the phone yet. A badge is then found on its screen, and nothing else is lost. */
const BadgeMoments = lazy(async () => {
  try {
    return { default: (await import('../screens/me.ts')).BadgeMoments };
  } catch (error) {
    console.error('New badges cannot be shown as they are earned', error);
    return { default: () => null };
  }
});

/** Where a badge is shown as it is earned. It is fetched once the student begins to study: elsewhere nothing is earned. */
export function MomentsPlace() {
  const [path] = useLocation();
  const [studied, setStudied] = useState(false);
  if (!studied && (path.startsWith('/lessons/') || path === '/quiz')) setStudied(true);
  return (
    studied && (
      <Suspense>
        <BadgeMoments />
      </Suspense>
    )
  );
}
