import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { BoardNameForm } from './board-name-form.tsx';

/** What others would see, and the choice of a name to be seen by. Nobody is on a board without one. */
export function JoinBoard({ suggested }: { suggested: string }) {
  return (
    <section className="join-board" aria-labelledby="join-board">
      <h2 id="join-board">
        <Trans comment="Heading over the choice to be on the leaderboard">Stand with others</Trans>
      </h2>
      <p>
        <Trans>
          On the board you see the seven around you. It shows who chose to be there, and you are not on it until you do.
          Others then see this name, your points and your rank, and nothing else. You can leave at any time.
        </Trans>
      </p>
      <BoardNameForm
        name={suggested}
        action={t({ message: 'Join the board', comment: 'Button: be on the leaderboard' })}
      />
    </section>
  );
}
