import { t } from '@lingui/core/macro';
import { useLocation } from 'wouter';
import { Notice } from '../../ui/notice.tsx';
import { useOfflineObstacle } from '../use-offline-obstacle.ts';
import type { OfflineObstacle } from '../worker-bridge.ts';

/** Says what will not work here, where the browser or the address does not allow offline study. Not while studying. */
export function PlatformBanner() {
  const [path] = useLocation();
  const obstacle = useOfflineObstacle();
  if (!obstacle || path.startsWith('/lessons/') || path === '/quiz') return null;
  return (
    <Notice tone="news" title={t`Offline study does not work here`}>
      <p className="small">{obstacleWords(obstacle)}</p>
    </Notice>
  );
}

function obstacleWords(obstacle: OfflineObstacle): string {
  switch (obstacle) {
    case 'insecure':
      return t`This address does not start with https, so lessons cannot be kept on this phone and the app cannot be installed. With network you can study, and your answers are kept.`;
    case 'unsupported':
      return t`This browser cannot keep lessons on this phone. With network you can study, and your answers are kept. Chrome, Edge, Firefox and Safari in a normal window can do it all.`;
    case 'failed':
      return t`This browser did not let the app keep lessons on this phone. With network you can study, and your answers are kept. Try again with more free space, or in a normal window.`;
  }
}
