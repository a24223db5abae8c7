import { t } from '@lingui/core/macro';
import { ACHIEVEMENTS } from '../../domain/achievements.ts';
import type { EarnedState } from '../../domain/gamification.ts';
import { Icon } from '../ui/icon.tsx';
import { Thread } from '../ui/thread.tsx';
import { BadgePatch } from './badge-patch.tsx';
import { badgeProgress, badgeReason } from './badge-reason.ts';
import { badgeName, badgeTask, pointsWords } from './badge-words.ts';

interface BadgeRowProps {
  state: EarnedState;
  /** The server has counted it too. */
  confirmed: boolean;
}

/** A badge with why it was earned and where that is safe, or with what it takes and how far it is. */
export function BadgeRow({ state, confirmed }: BadgeRowProps) {
  const { id, earnedAt, done, of } = state;
  const points = ACHIEVEMENTS.find((one) => one.id === id)?.points ?? 0;
  const isEarned = earnedAt !== null;
  return (
    <li className="badge-row">
      <BadgePatch id={id} earned={isEarned} />
      <div className="badge-words">
        <div className="heading-row">
          <h3 className="badge-name">{badgeName(id)}</h3>
          <span className="small soft number">{pointsWords(points)}</span>
        </div>
        <p className="small">{badgeTask(id)}</p>
        {isEarned ? (
          <>
            <p className="small soft number">{badgeReason(state)}</p>
            <Whereabouts confirmed={confirmed} />
          </>
        ) : (
          <>
            <Thread share={done / of} />
            <p className="small soft number">{badgeProgress(state)}</p>
          </>
        )}
      </div>
    </li>
  );
}

function Whereabouts({ confirmed }: { confirmed: boolean }) {
  return (
    <p className={confirmed ? 'small badge-place safe' : 'small badge-place soft'}>
      <Icon name={confirmed ? 'right' : 'phone'} />
      {confirmed ? t`Safe on the server` : t({ message: 'On this phone', comment: 'Title of a screen' })}
    </p>
  );
}
