import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import { ROUTES } from '../app/routes.ts';
import type { Receipt } from '../client/storage.ts';
import { formatMoment } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { useReceipt } from './use-receipt.ts';

/** Characters at the end of an event's id that tell it from any other of a class. */
const CODE_LENGTH = 8;

/** Where a quiz that was handed in is now, and its code for a teacher. */
export function QuizReceipt({ eventId }: { eventId: string }) {
  const receipt = useReceipt(eventId);
  if (receipt.isError) throw receipt.error;
  const code = eventId.slice(-CODE_LENGTH);
  return (
    <div className="quiz-receipt small">
      <div role="status">{receipt.isSuccess && (receipt.data ? <Place receipt={receipt.data} /> : <Refused />)}</div>
      <p className="soft">
        {t({ message: `Code to show a teacher: ${code}`, comment: 'A short code that stands for a quiz handed in' })}
      </p>
    </div>
  );
}

function Place({ receipt: { seq, acknowledgedAt } }: { receipt: Receipt }) {
  const isSafe = acknowledgedAt !== null;
  return (
    <p className="quiz-receipt-place" data-safe={isSafe}>
      <Icon name={isSafe ? 'right' : 'phone'} />
      {isSafe ? safeWords(seq, formatMoment(acknowledgedAt, Date.now())) : t`Saved on this phone`}
    </p>
  );
}

function safeWords(seq: number | null, moment: string): string {
  if (seq === null) {
    return t({
      message: `Safe on the server, ${moment}`,
      comment: 'A quiz that was handed in; a time such as “today 14:02”',
    });
  }
  return t({
    message: `Safe on the server, place ${seq} in your record, ${moment}`,
    comment: 'A quiz that was handed in; a number and a time such as “today 14:02”',
  });
}

function Refused() {
  return (
    <p>
      <Trans>
        The server did not take it. Your answers are kept on this phone. <Link href={ROUTES.me}>See what to do</Link>.
      </Trans>
    </p>
  );
}
