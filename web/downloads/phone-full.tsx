import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { formatBytes } from '../ui/format-bytes.ts';
import { Notice } from '../ui/notice.tsx';
import { isNearlyFull, storageRoomQuery } from './storage-room.ts';

/** Says so when the phone itself has hardly any room left, whatever the student allows for lessons. */
export function PhoneFull() {
  const { data: room } = useQuery(storageRoomQuery);
  if (!room || room.leftBytes === null || !isNearlyFull(room)) return null;
  const left = formatBytes(room.leftBytes);
  return (
    <Notice tone="news" title={t`Your phone is nearly full`}>
      <p className="small">
        <Trans>
          About {left} are left. Remove lessons you are done with, or other things on the phone. Your answers stay safe.
        </Trans>
      </p>
    </Notice>
  );
}
