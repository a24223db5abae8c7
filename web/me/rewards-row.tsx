import { t } from '@lingui/core/macro';
import { Link } from 'wouter';
import { badgeLevel } from '../../domain/achievements.ts';
import { ROUTES } from '../app/routes.ts';
import { BadgePatch } from '../rewards/badge-patch.tsx';
import { badgeLevelName, badgeName, pointsWords } from '../rewards/badge-words.ts';
import { useRewards } from '../rewards/use-rewards.ts';
import { Icon } from '../ui/icon.tsx';
import './rewards-row.css';

/** Level, points and the newest badge, which lead to all of them. */
export function RewardsRow() {
  const found = useRewards({ asksServer: false });
  if (found.state !== 'known') return null;
  const { achievements, totalPoints } = found.rewards;
  const newest = achievements
    .filter(({ earnedAt }) => earnedAt !== null)
    .reduce<(typeof achievements)[number] | null>(
      (latest, one) => ((one.earnedAt ?? 0) > (latest?.earnedAt ?? 0) ? one : latest),
      null,
    );
  return (
    <Link className="line-target rewards-row" href={ROUTES.badges}>
      <BadgePatch id={newest?.id ?? 'first_mastery'} earned={newest !== null} />
      <span className="rewards-words">
        <span className="rewards-level number">
          {badgeLevelName(badgeLevel(totalPoints))} · {pointsWords(totalPoints)}
        </span>
        <span className="small soft">{newest ? newestWords(badgeName(newest.id)) : t`See what earns a badge`}</span>
      </span>
      <span className="place-mark">
        <Icon name="forward" />
      </span>
    </Link>
  );
}

function newestWords(name: string): string {
  return t({ message: `Newest badge: ${name}`, comment: 'On Me, beside the points' });
}
