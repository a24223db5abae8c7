import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useRef } from 'react';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { useApp } from '../app/app-context.ts';
import { useOfflineObstacle } from '../app/use-offline-obstacle.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { Icon } from '../ui/icon.tsx';
import { Thread } from '../ui/thread.tsx';
import { downloadFailureWords } from './download-failure-words.ts';
import type { LessonDownload } from './download-queue.ts';
import { downloadBytes } from './lesson-bytes.ts';
import { OnPhone } from './on-phone.tsx';
import { useDownload, useWaitsForWifi } from './use-downloads.ts';
import './download-control.css';

interface DownloadControlProps {
  entry: CatalogueEntry;
  /** The lesson as it is on this phone, if it is. */
  saved: SavedLesson | undefined;
}

/**
 * Gets a lesson onto the phone, or a newer version of it: the size before, the bytes while, the reason if not; and says when it
 * is there. Stands in a wrapping row, of which it takes a whole line while something is going on.
 */
export function DownloadControl({ entry, saved }: DownloadControlProps) {
  const { downloads } = useApp();
  const obstacle = useOfflineObstacle();
  const download = useDownload(entry.id);
  const place = useRef<HTMLFieldSetElement>(null);
  const { id, title } = entry;
  const bytes = downloadBytes([entry], saved ? [saved] : []);

  if (obstacle) return null;
  /** The button pressed goes away with what it started: the focus stays here. */
  const act = (action: () => void) => () => {
    place.current?.focus();
    action();
  };

  return (
    <fieldset
      ref={place}
      tabIndex={-1}
      className={download ? 'download under-way' : 'download'}
      aria-label={t({
        message: `${title} on this phone`,
        comment: 'Names the buttons that download a lesson; read aloud',
      })}
    >
      <p role="status" className="small download-failure">
        {download?.phase === 'failed' && downloadFailureWords(download.reason)}
      </p>
      {download ? (
        <UnderWay
          title={title}
          download={download}
          onPause={act(() => downloads.pause(id))}
          onResume={act(() => downloads.resume(id))}
          onCancel={act(() => downloads.cancel(id))}
        />
      ) : (
        <AtRest
          title={title}
          bytes={bytes}
          saved={saved}
          outdated={saved !== undefined && saved.contentHash !== entry.contentHash}
          onStart={act(() => downloads.start([{ id, bytes }]))}
        />
      )}
    </fieldset>
  );
}

interface AtRestProps {
  title: string;
  bytes: number;
  saved: SavedLesson | undefined;
  outdated: boolean;
  onStart: () => void;
}

function AtRest({ title, bytes, saved, outdated, onStart }: AtRestProps) {
  const size = formatBytes(bytes);
  if (!saved) {
    const words = t({
      message: `Download ${title}, ${size}`,
      comment: 'Button, read aloud: lesson title and its size',
    });
    return (
      <button type="button" className="button text small number" aria-label={words} onClick={onStart}>
        <Icon name="download" />
        {size}
      </button>
    );
  }
  if (!outdated) return <OnPhone />;
  const words = t({
    message: `Update, ${size}: ${title}`,
    comment: 'Button, read aloud: size of the change, lesson title',
  });
  return (
    <button type="button" className="button text small number" aria-label={words} onClick={onStart}>
      <Trans comment="Button: get the newer version of a lesson; its size">Update, {size}</Trans>
    </button>
  );
}

interface UnderWayProps {
  title: string;
  download: LessonDownload;
  onPause: () => void;
  onResume: () => void;
  onCancel: () => void;
}

function UnderWay({ title, download, onPause, onResume, onCancel }: UnderWayProps) {
  const { phase, doneBytes, totalBytes } = download;
  const waitsForWifi = useWaitsForWifi();
  return (
    <>
      {(phase === 'running' || phase === 'paused') && (
        <Thread
          share={totalBytes > 0 ? doneBytes / totalBytes : 0}
          label={t({ message: `Download of ${title}`, comment: 'Names a progress bar, read aloud' })}
        />
      )}
      <div className="row between">
        {phase !== 'failed' && (
          <span className="small soft number">{downloadPlace(phase, doneBytes, totalBytes, waitsForWifi)}</span>
        )}
        <span className="row download-buttons">
          {phase === 'running' && (
            <Action title={title} onClick={onPause}>
              <Trans comment="Button: stop a download for now">Pause</Trans>
            </Action>
          )}
          {phase === 'paused' && (
            <Action title={title} onClick={onResume}>
              <Trans comment="Button: go on with a download">Resume</Trans>
            </Action>
          )}
          {phase === 'failed' && (
            <Action title={title} onClick={onResume}>
              <Trans comment="Button: do again what did not work">Try again</Trans>
            </Action>
          )}
          <Action title={title} onClick={onCancel}>
            <Trans comment="Button: give up a download and drop what arrived">Cancel</Trans>
          </Action>
        </span>
      </div>
    </>
  );
}

/** The lesson's title comes after the word, for those who hear one button at a time. */
function Action({ title, onClick, children }: { title: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="button text small" onClick={onClick}>
      <span>
        {children}
        <span className="visually-hidden"> {title}</span>
      </span>
    </button>
  );
}

type MovingPhase = Exclude<LessonDownload['phase'], 'failed'>;

function downloadPlace(phase: MovingPhase, doneBytes: number, totalBytes: number, waitsForWifi: boolean) {
  const done = formatBytes(doneBytes);
  const total = formatBytes(totalBytes);
  switch (phase) {
    case 'waiting':
      return waitsForWifi
        ? t({ message: 'Waits for Wi-Fi', comment: 'State of a download' })
        : t({ message: 'Waits for its turn', comment: 'State of a download: others come first' });
    case 'running':
      return t({ message: `${done} of ${total}`, comment: 'Download under way: bytes arrived of all, with units' });
    case 'paused':
      return t({ message: `Paused at ${done} of ${total}`, comment: 'Download: bytes arrived of all, with units' });
  }
}
