import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { BOARD_NAME_SETTING } from '../../domain/boards.ts';
import { useApp } from '../app/app-context.ts';
import { useRecord } from '../app/use-record.ts';
import { NotSaved } from '../ui/not-saved.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { BoardNameForm } from './board-name-form.tsx';

/** Changes the name on the boards, or leaves them. */
export function BoardChoice({ name }: { name: string }) {
  const [asked, setAsked] = useState<'name' | 'leave' | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <p className="small soft">
        <Trans>Others see the name you chose, your points and your rank, and nothing else.</Trans>
      </p>
      <div className="row board-choice">
        <button type="button" className="button text" onClick={() => setAsked('name')}>
          <Trans comment="Button: choose another name on the leaderboard">Change name</Trans>
        </button>
        <button type="button" className="button text" onClick={() => setAsked('leave')}>
          <Trans comment="Button: be no longer on the leaderboard">Leave the board</Trans>
        </button>
      </div>
      <Sheet
        title={t({ message: 'Change name', comment: 'Button: choose another name on the leaderboard' })}
        open={asked === 'name'}
        onClose={close}
      >
        <BoardNameForm
          name={name}
          action={t({ message: 'Save name', comment: 'Button beside the field with the student’s name' })}
          onSaved={close}
        />
      </Sheet>
      <Sheet
        title={t({ message: 'Leave the board?', comment: 'Title of a question' })}
        open={asked === 'leave'}
        onClose={close}
      >
        <Leave />
      </Sheet>
    </>
  );
}

function Leave() {
  const { toasts } = useApp();
  const record = useRecord();

  function leave() {
    const payload = { key: BOARD_NAME_SETTING, value: null };
    record.mutate(
      { type: 'setting_changed', payload },
      { onSuccess: () => toasts.show(t`You left the board. Others see it once this phone has been online.`) },
    );
  }

  return (
    <>
      <p>
        <Trans>Others no longer see you on it. Your points and badges stay, and you can join again.</Trans>
      </p>
      <button type="button" className="button wide" disabled={record.isPending} onClick={leave}>
        <Trans comment="Button: be no longer on the leaderboard">Leave the board</Trans>
      </button>
      {record.isError && <NotSaved what="choice" onRetry={leave} />}
    </>
  );
}
