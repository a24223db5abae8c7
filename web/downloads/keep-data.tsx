import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { keepWords } from './keep-words.ts';
import { storageRoomQuery } from './storage-room.ts';

/** Whether the browser may clear lessons and answers when the phone is full, and how to ask it not to. */
export function KeepData() {
  const queries = useQueryClient();
  const room = useQuery(storageRoomQuery);
  const ask = useMutation({
    mutationFn: () => navigator.storage.persist(),
    onSuccess: () => queries.invalidateQueries({ queryKey: storageRoomQuery.queryKey }),
  });
  if (!room.data) return null;
  const { persisted } = room.data;
  return (
    <div className="setting">
      <p>
        <Trans comment="Setting: whether the browser may clear what the app keeps">If the phone runs full</Trans>
      </p>
      <p className="small soft">{keepWords(persisted)}</p>
      {persisted === false && (
        <div>
          <button type="button" className="button quiet" disabled={ask.isPending} onClick={() => ask.mutate()}>
            <Trans>Ask it to keep everything</Trans>
          </button>
        </div>
      )}
      <p role="status" className="small">
        {ask.data === false &&
          t`The browser did not agree yet. It does when you use the app often or install it. Then ask again.`}
        {ask.isError && t`The browser could not be asked now. Try again.`}
      </p>
    </div>
  );
}
