import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ACHIEVEMENTS, STREAK_DAY_POINTS } from '../../domain/achievements.ts';
import { ROUTES } from '../app/routes.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Failed, Loading } from '../ui/screen-state.tsx';
import { TopBar } from '../ui/top-bar.tsx';
import { BadgeRow } from './badge-row.tsx';
import { PointsPanel } from './points-panel.tsx';
import { type RewardsFound, useRewards } from './use-rewards.ts';
import './badges.css';

/** `/badges`: points, level and the twelve badges, counted on this phone; the server confirms them when there is network. */
export default function BadgesScreen() {
  const found = useRewards({ asksServer: true });
  return (
    <>
      <TopBar
        back={{ href: ROUTES.me, words: t({ message: 'Me', comment: 'Tab: the student, this phone, settings' }) }}
      />
      <PageTitle>{t({ message: 'Badges', comment: 'Title of a screen: what the student earned' })}</PageTitle>
      <Found found={found} />
    </>
  );
}

function Found({ found }: { found: RewardsFound }) {
  switch (found.state) {
    case 'loading':
      return (
        <Loading>
          <Trans comment="While the student's progress is being added up">Adding up…</Trans>
        </Loading>
      );
    case 'failed':
      return (
        <Failed title={t`Your badges could not be read`} onRetry={found.retry}>
          <Trans>What you saved before is safe on this phone.</Trans>
        </Failed>
      );
    case 'known':
      return <Badges {...found} />;
  }
}

function Badges({ rewards, confirmed }: Extract<RewardsFound, { state: 'known' }>) {
  const newestFirst = rewards.achievements
    .filter(({ earnedAt }) => earnedAt !== null)
    .sort((a, b) => (b.earnedAt ?? 0) - (a.earnedAt ?? 0));
  const nearestFirst = rewards.achievements
    .filter(({ earnedAt }) => earnedAt === null)
    .sort((a, b) => b.done / b.of - a.done / a.of);
  const earned = newestFirst.length;
  const all = ACHIEVEMENTS.length;
  return (
    <>
      <PointsPanel points={rewards.totalPoints} />
      {earned > 0 && (
        <section className="stack" aria-labelledby="earned">
          <div className="heading-row">
            <h2 id="earned">
              <Trans comment="Heading over the badges that the student has">Earned</Trans>
            </h2>
            <p className="small soft number">
              {t({ message: `${earned} of ${all}`, comment: 'Badges earned of all there are' })}
            </p>
          </div>
          <ul className="plain-list badges">
            {newestFirst.map((state) => (
              <BadgeRow key={state.id} state={state} confirmed={confirmed.has(state.id)} />
            ))}
          </ul>
        </section>
      )}
      {nearestFirst.length > 0 && (
        <section className="stack" aria-labelledby="to-earn">
          <h2 id="to-earn">
            <Trans comment="Heading over the badges that the student does not have yet">Still to earn</Trans>
          </h2>
          <ul className="plain-list badges">
            {nearestFirst.map((state) => (
              <BadgeRow key={state.id} state={state} confirmed={false} />
            ))}
          </ul>
        </section>
      )}
      <p className="small soft">
        <Trans>
          A day of study is worth {STREAK_DAY_POINTS} points, a lesson as many as the percent of its best quiz, and a
          badge what stands beside it.
        </Trans>
      </p>
    </>
  );
}
