import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { Link } from 'wouter';
import { ACHIEVEMENTS } from '../../domain/achievements.ts';
import type { EarnedState } from '../../domain/gamification.ts';
import { useApp } from '../app/app-context.ts';
import { ROUTES } from '../app/routes.ts';
import { Sheet } from '../ui/sheet.tsx';
import { BadgePatch } from './badge-patch.tsx';
import { badgeReason } from './badge-reason.ts';
import { badgeName, badgeTask, pointsWords } from './badge-words.ts';
import { useNewBadges } from './use-new-badges.ts';
import './badge-moments.css';

/** Shows each badge as it is earned, one at a time, and none while a question is asked. */
export default function BadgeMoments() {
  const { interruptions } = useApp();
  const areWelcome = useSyncExternalStore(interruptions.subscribe, interruptions.areWelcome);
  const { waiting, onShown } = useNewBadges();
  const [badge] = waiting;
  return badge && areWelcome ? <Moment key={badge.id} badge={badge} onShown={onShown} /> : null;
}

function Moment({ badge, onShown }: { badge: EarnedState; onShown: () => void }) {
  const { id } = badge;
  const name = badgeName(id);
  const points = ACHIEVEMENTS.find((one) => one.id === id)?.points ?? 0;
  return (
    <Sheet
      title={t({ message: `New badge: ${name}`, comment: 'Title: the student has just earned a badge' })}
      closeWords={t({ message: 'Go on', comment: 'Button that closes the news of a badge' })}
      open
      onClose={onShown}
    >
      <div className="moment">
        <BadgePatch id={id} earned stitched />
        <div className="moment-words">
          <p>{badgeTask(id)}</p>
          <p className="small soft number">{badgeReason(badge)}</p>
          <p className="moment-points number">{pointsWords(points)}</p>
        </div>
      </div>
      <Link className="button wide" href={ROUTES.badges} onClick={onShown}>
        <Trans comment="Link to the screen with all badges">See all badges</Trans>
      </Link>
    </Sheet>
  );
}
