import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { useDownload } from '../downloads/use-downloads.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { catalogueQuery, savedLessonsQuery } from './lesson-queries.ts';
import { versionNews } from './version-news.ts';

interface VersionNoticeProps {
  lessonId: string;
  /** The version on screen. */
  contentHash: string;
}

/** Offers a newer version of the saved lesson on screen, or says that there will be none. */
export function VersionNotice({ lessonId, contentHash }: VersionNoticeProps) {
  const { worker, downloads } = useApp();
  const saved = useQuery(savedLessonsQuery(worker));
  const catalogue = useQuery(catalogueQuery);
  const download = useDownload(lessonId);
  const news = versionNews(lessonId, saved.data, catalogue.data);
  if (!news || !saved.data?.some((lesson) => lesson.contentHash === contentHash)) return null;

  if (news.kind === 'withdrawn') {
    return (
      <p className="small soft withdrawn">
        <Icon name="information" />
        <Trans>This lesson is no longer offered. It stays on your phone until you remove it.</Trans>
      </p>
    );
  }

  const size = formatBytes(news.bytes);
  const underWay = download?.phase === 'running' || download?.phase === 'waiting';
  return (
    <Notice tone="news" title={t`A newer version of this lesson is ready, ${size}`}>
      <p className="small">
        <Trans>What you answered stays valid.</Trans>
      </p>
      <div role="status">
        {underWay && <Trans comment="A newer version of the lesson is being fetched">Getting it now…</Trans>}
        {download?.phase === 'failed' && <Trans>It did not arrive. What you have still works. Try again later.</Trans>}
      </div>
      {!underWay && (
        <div>
          <button
            type="button"
            className="button quiet"
            onClick={() => downloads.start([{ id: lessonId, bytes: news.bytes }])}
          >
            <Trans comment="Button: get the newer version of the lesson on screen">Update</Trans>
          </button>
        </div>
      )}
    </Notice>
  );
}
