import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApp } from '../app/app-context.ts';
import { ROUTES } from '../app/routes.ts';
import { SyncPill } from '../app/shell/sync-pill.tsx';
import { useOfflineObstacle } from '../app/use-offline-obstacle.ts';
import { catalogueQuery, savedLessonsQuery } from '../lessons/lesson-queries.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { Empty, Failed, Loading, Offline } from '../ui/screen-state.tsx';
import { TopBar } from '../ui/top-bar.tsx';
import { DownloadSettings } from './download-settings.tsx';
import { savedBytes } from './lesson-bytes.ts';
import { LessonUpdates } from './lesson-updates.tsx';
import { PhoneFull } from './phone-full.tsx';
import { roomWords } from './room-words.ts';
import { outdatedLessons, shelves } from './shelves.ts';
import { SubjectDownloadList } from './subject-download-list.tsx';
import { subjectDownloads } from './subject-downloads.ts';
import { SubjectShelf } from './subject-shelf.tsx';
import { useDownloads, usePrefs } from './use-downloads.ts';
import './downloads.css';

/** `/downloads`: what is on this phone and what it takes, what is on its way, and how downloads may spend data and room. */
export default function DownloadsScreen() {
  const { worker } = useApp();
  const catalogue = useQuery(catalogueQuery);
  const savedQuery = useQuery(savedLessonsQuery(worker));
  const { capBytes } = usePrefs();
  const queue = useDownloads();
  const canKeep = useOfflineObstacle() === null;
  const entries = catalogue.data?.lessons ?? [];
  const saved = savedQuery.data ?? [];
  const used = savedBytes(saved);
  const subjects = useRef<HTMLHeadingElement>(null);

  return (
    <>
      <TopBar
        back={{ href: ROUTES.me, words: t({ message: 'Me', comment: 'Tab: the student, this phone, settings' }) }}
      >
        <SyncPill />
      </TopBar>
      <PageTitle>{t({ message: 'On this phone', comment: 'Title of a screen' })}</PageTitle>
      {savedQuery.isPending && (
        <Loading>
          <Trans>Looking at what is on this phone…</Trans>
        </Loading>
      )}
      {savedQuery.isError && (
        <Failed title={t`What is on this phone could not be read`} onRetry={() => void savedQuery.refetch()}>
          <Trans>Your lessons are still here. If it does not help, load the app again.</Trans>
        </Failed>
      )}
      {savedQuery.isSuccess && (
        <>
          {saved.length > 0 && <p className="soft number">{roomWords(saved.length, used, capBytes)}</p>}
          <PhoneFull />
          {canKeep && saved.length === 0 && Object.keys(queue).length === 0 && (
            <Empty title={t`No lesson is on this phone yet`}>
              <Trans>Get a subject while you have network. Then it works anywhere, and opening it costs no data.</Trans>
            </Empty>
          )}
          <SubjectDownloadList
            downloads={subjectDownloads(entries, saved, queue)}
            onGone={() => subjects.current?.focus()}
          />
          <LessonUpdates outdated={outdatedLessons(entries, saved, queue)} saved={saved} />
          <section className="downloads-part" aria-labelledby="subjects">
            <h2 id="subjects" ref={subjects} tabIndex={-1}>
              <Trans comment="Heading over the list of school subjects">Subjects</Trans>
            </h2>
            <ul className="plain-list">
              {shelves(entries, saved, queue).map((shelf) => (
                <SubjectShelf
                  key={shelf.subject}
                  shelf={shelf}
                  saved={saved}
                  canGet={canKeep}
                  listIsKnown={catalogue.isSuccess}
                />
              ))}
            </ul>
            {catalogue.isPending && (
              <Loading>
                <Trans>Getting the list of lessons…</Trans>
              </Loading>
            )}
            {catalogue.isError && (
              <Offline title={t`There is no network just now`} onRetry={() => void catalogue.refetch()}>
                <Trans>What else you can get shows when there is network. What is here goes on working.</Trans>
              </Offline>
            )}
          </section>
        </>
      )}
      <DownloadSettings usedBytes={used} />
    </>
  );
}
