import { Trans } from '@lingui/react/macro';
import { Loading } from '../ui/screen-state.tsx';

export function OpeningQuiz() {
  return (
    <Loading>
      <Trans comment="While a quiz is being read from the phone or fetched">Opening the quiz…</Trans>
    </Loading>
  );
}
