import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useRef } from 'react';
import { useApp } from '../app/app-context.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { subjectName } from '../ui/subject-name.ts';
import { Thread } from '../ui/thread.tsx';
import { downloadFailureWords } from './download-failure-words.ts';
import { downloadPhaseWords } from './download-phase-words.ts';
import type { SubjectDownload } from './subject-downloads.ts';
import { useWaitsForWifi } from './use-downloads.ts';

interface SubjectDownloadListProps {
  downloads: SubjectDownload[];
  /** A download was given up, and the focus needs another place. */
  onGone: () => void;
}

/** What is on its way to this phone. Nothing at all when nothing is. */
export function SubjectDownloadList({ downloads, onGone }: SubjectDownloadListProps) {
  if (downloads.length === 0) return null;
  return (
    <section className="downloads-part" aria-labelledby="on-its-way">
      <h2 id="on-its-way">
        <Trans comment="Heading over the downloads under way">On the way</Trans>
      </h2>
      <ul className="plain-list">
        {downloads.map((download) => (
          <DownloadRow key={download.subject} download={download} onGone={onGone} />
        ))}
      </ul>
    </section>
  );
}

function DownloadRow({ download, onGone }: { download: SubjectDownload; onGone: () => void }) {
  const row = useRef<HTMLLIElement>(null);
  const { downloads } = useApp();
  const waitsForWifi = useWaitsForWifi();
  const { subject, doneBytes, totalBytes, moving, paused, failed } = download;
  const name = subjectName(subject);
  const done = formatBytes(doneBytes);
  const total = formatBytes(totalBytes);
  /** The button pressed goes away with what it changed: the focus stays on its row. */
  const each = (ids: readonly string[], act: (lessonId: string) => void) => () => {
    row.current?.focus();
    ids.forEach(act);
  };
  const cancel = () => {
    onGone();
    [...moving, ...paused, ...failed].forEach(downloads.cancel);
  };

  return (
    <li ref={row} tabIndex={-1} className="under-way-row" data-subject={subject}>
      <div className="heading-row">
        <h3>{name}</h3>
        <span className="small soft number">
          {doneBytes > 0 ? (
            <Trans comment="Download under way: bytes arrived of all, with units">
              {done} of {total}
            </Trans>
          ) : (
            total
          )}
        </span>
      </div>
      <Thread
        share={totalBytes > 0 ? doneBytes / totalBytes : 0}
        label={t({ message: `Download of ${name}`, comment: 'Names a progress bar, read aloud' })}
      />
      {download.reasons.map((reason) => (
        <p key={reason} role="status" className="small">
          {downloadFailureWords(reason)}
        </p>
      ))}
      <div className="row between">
        <p className="small soft number">{downloadPhaseWords(download, waitsForWifi)}</p>
        <div className="row">
          {moving.length > 0 && (
            <Action name={name} onClick={each(moving, downloads.pause)}>
              <Trans comment="Button: stop a download for now">Pause</Trans>
            </Action>
          )}
          {moving.length === 0 && paused.length > 0 && (
            <Action name={name} onClick={each(paused, downloads.resume)}>
              <Trans comment="Button: go on with a download">Resume</Trans>
            </Action>
          )}
          {failed.length > 0 && (
            <Action name={name} onClick={each(failed, downloads.resume)}>
              <Trans comment="Button: do again what did not work">Try again</Trans>
            </Action>
          )}
          <Action name={name} onClick={cancel}>
            <Trans comment="Button: give up a download and drop what arrived">Cancel</Trans>
          </Action>
        </div>
      </div>
    </li>
  );
}

/** The subject comes after the word, for those who hear one button at a time. */
function Action({ name, onClick, children }: { name: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="button text small" onClick={onClick}>
      <span>
        {children}
        <span className="visually-hidden"> {name}</span>
      </span>
    </button>
  );
}
