import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApp } from '../app/app-context.ts';
import { useProfile } from '../app/use-profile.ts';
import { useSyncState } from '../app/use-sync-state.ts';
import { storageRoomQuery } from '../downloads/storage-room.ts';
import { formatMoment } from '../ui/format-time.ts';
import { Loading } from '../ui/screen-state.tsx';
import { Fold } from './fold.tsx';

/** What a teacher or a helper may ask for. */
export function ThisDevice() {
  const profile = useProfile();
  const { lastSyncedAt } = useSyncState();
  const room = useQuery(storageRoomQuery);
  const { worker } = useApp();
  const version = useQuery({ queryKey: ['app-version'], queryFn: () => worker.version() });
  if (profile.isError) return <p role="alert">{t`Who uses this phone could not be read. Load the app again.`}</p>;
  return (
    <Fold id="this-device" title={<Trans comment="Heading: facts about this device">This phone</Trans>}>
      {profile.isPending && (
        <Loading>
          <Trans comment="While something is read from the phone">Looking…</Trans>
        </Loading>
      )}
      {profile.isSuccess && (
        <dl className="facts">
          <Fact name={t({ message: 'Student number', comment: 'Fact about the student, for a teacher' })}>
            <span className="student-number">{profile.data.studentId}</span>
          </Fact>
          <Fact name={t({ message: 'Server', comment: 'Fact about this device: whether the server knows it' })}>
            {profile.data.registered ? t`The server knows this phone.` : t`The server has not met this phone yet.`}
          </Fact>
          <Fact name={t({ message: 'Last sent', comment: 'Fact: when answers were last sent' })}>
            {lastSyncedAt === null
              ? t({ message: 'Not yet', comment: 'Answers were never sent' })
              : formatMoment(lastSyncedAt, Date.now())}
          </Fact>
          {version.data && (
            <Fact name={t({ message: 'App version', comment: 'Fact about this device' })}>
              {version.data.slice(0, 8)}
            </Fact>
          )}
          {room.isSuccess && room.data.persisted !== null && (
            <Fact name={t({ message: 'Browser', comment: 'Fact: whether the browser keeps the app’s data' })}>
              {room.data.persisted ? t`It keeps everything here.` : t`It may clear lessons when the phone runs full.`}
            </Fact>
          )}
        </dl>
      )}
    </Fold>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt className="small soft">{name}</dt>
      <dd className="number">{children}</dd>
    </div>
  );
}
