import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApp } from '../app/app-context.ts';
import { STUDENT } from '../app/follow-client.ts';
import type { Receipt } from '../client/storage.ts';
import { catalogueQuery } from '../lessons/lesson-queries.ts';
import { formatMoment } from '../ui/format-time.ts';
import { Icon } from '../ui/icon.tsx';
import { Failed, Loading } from '../ui/screen-state.tsx';
import { eventWords } from './event-words.ts';
import { receiptWords } from './receipt-words.ts';
import './receipts.css';

const PAGE = 20;

/** What the student did last, and for each whether the server has it. Read when it is opened. */
export function Receipts() {
  const [open, setOpen] = useState(false);
  return (
    <details className="receipts" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="receipts-summary">
        <Icon name="forward" />
        <Trans comment="Opens the list of the last things the student did, each with its receipt">
          What you did last
        </Trans>
      </summary>
      {open && <ReceiptList />}
    </details>
  );
}

function ReceiptList() {
  const { client } = useApp();
  const titles = useLessonTitles();
  const receipts = useInfiniteQuery({
    queryKey: [STUDENT, 'receipts'],
    queryFn: ({ pageParam }) => client.readReceipts(PAGE, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => (page.length < PAGE ? undefined : page.at(-1)?.eventId),
  });
  if (receipts.isPending) {
    return (
      <Loading>
        <Trans comment="While something is read from the phone">Looking…</Trans>
      </Loading>
    );
  }
  if (receipts.isError) return <ListUnread onRetry={() => void receipts.refetch()} />;
  const all = receipts.data.pages.flat();
  if (all.length === 0) {
    return (
      <p className="soft">
        <Trans>Nothing yet. What you do in a lesson or a quiz stands here.</Trans>
      </p>
    );
  }
  return (
    <>
      <ul className="plain-list">
        {all.map((receipt) => (
          <ReceiptRow
            key={receipt.eventId}
            receipt={receipt}
            title={receipt.lessonId === null ? undefined : (titles.get(receipt.lessonId) ?? receipt.lessonId)}
          />
        ))}
      </ul>
      {receipts.hasNextPage && (
        <div>
          <button
            type="button"
            className="button quiet"
            disabled={receipts.isFetchingNextPage}
            onClick={() => void receipts.fetchNextPage()}
          >
            <Trans comment="Button under a list: shows what came before">Show more</Trans>
          </button>
        </div>
      )}
    </>
  );
}

function ReceiptRow({ receipt, title }: { receipt: Receipt; title: string | undefined }) {
  const now = Date.now();
  return (
    <li className="receipt">
      <span className="receipt-mark" data-safe={receipt.seq !== null}>
        <Icon name={receipt.seq === null ? 'waiting' : 'right'} />
      </span>
      <div>
        <p className="heading-row">
          <span>
            {eventWords(receipt.type)}
            {title !== undefined && (
              <>
                {' · '}
                <bdi>{title}</bdi>
              </>
            )}
          </span>
          <span className="small soft number">{formatMoment(receipt.occurredAt, now)}</span>
        </p>
        <p className="small soft number">{receiptWords(receipt, now)}</p>
      </div>
    </li>
  );
}

function ListUnread({ onRetry }: { onRetry: () => void }) {
  return (
    <Failed title={t`The list could not be read`} onRetry={onRetry}>
      <Trans>Your work is still on this phone.</Trans>
    </Failed>
  );
}

function useLessonTitles(): ReadonlyMap<string, string> {
  const { data } = useQuery(catalogueQuery);
  return new Map(data?.lessons.map(({ id, title }) => [id, title]));
}
