import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { BOARD_NAME_SETTING, boardName } from '../../domain/boards.ts';
import { useProgress } from '../app/use-progress.ts';
import { Fold } from '../me/fold.tsx';
import { displayName } from '../today/greeting.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Failed, Loading } from '../ui/screen-state.tsx';
import { BoardPart } from './board-part.tsx';
import { JoinBoard } from './join-board.tsx';
import { OwnBests } from './own-bests.tsx';
import './leaderboard.css';

/** `/leaderboard`: the student's neighbourhood on the boards they chose to join, and their own bests. */
export default function LeaderboardScreen() {
  return (
    <>
      <PageTitle>{t({ message: 'Leaderboard', comment: 'Title of a screen' })}</PageTitle>
      <Boards />
      <Fold id="bests" title={<Trans comment="Heading over the student’s personal records">Your own bests</Trans>}>
        <OwnBests />
      </Fold>
    </>
  );
}

function Boards() {
  const progress = useProgress();
  if (progress.isError) {
    return (
      <Failed title={t`Your choice could not be read`} onRetry={() => void progress.refetch()}>
        <Trans>What you saved before is safe on this phone.</Trans>
      </Failed>
    );
  }
  if (progress.isPending) {
    return (
      <Loading>
        <Trans comment="While something is read from the phone">Looking…</Trans>
      </Loading>
    );
  }
  const name = boardName(progress.data.settings[BOARD_NAME_SETTING]?.value);
  return name === null ? <JoinBoard suggested={displayName(progress.data) ?? ''} /> : <BoardPart name={name} />;
}
