import { Trans } from '@lingui/react/macro';
import { memo, useCallback, useEffect, useRef } from 'react';
import { useRecord } from '../app/use-record.ts';
import { Icon } from '../ui/icon.tsx';
import { NotSaved } from '../ui/not-saved.tsx';
import type { AttentionTimer } from './attention-timer.ts';

/** The end of a section in sight for this long is reading; less is scrolling past. */
const READ_AFTER_MS = 2000;

/** Sections whose end was in sight and that are not marked as read yet, by id, with what marks them. */
export type SeenEnds = Map<string, () => void>;

interface SectionEndProps {
  sectionId: string;
  lessonId: string;
  contentHash: string;
  read: boolean;
  timer: AttentionTimer;
  seenEnds: SeenEnds;
}

/** Marks a section as read: by staying at its end, by the button, or by going on from its end to the next section. */
export const SectionEnd = memo(function SectionEnd(props: SectionEndProps) {
  const { sectionId, lessonId, contentHash, read, timer, seenEnds } = props;
  const end = useRef<HTMLDivElement>(null);
  const { mutate, isIdle, isError } = useRecord();
  const markRead = useCallback(
    () =>
      mutate({
        type: 'section_read',
        lessonId,
        contentHash,
        payload: { sectionId, activeSeconds: timer.take() },
      }),
    [mutate, lessonId, contentHash, sectionId, timer],
  );

  const unread = !read && isIdle;
  useEffect(() => {
    if (!unread || !end.current) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(([entry]) => {
      clearTimeout(waiting);
      if (!entry?.isIntersecting) return;
      seenEnds.set(sectionId, markRead);
      waiting = setTimeout(markRead, READ_AFTER_MS);
    });
    observer.observe(end.current);
    return () => {
      clearTimeout(waiting);
      observer.disconnect();
      seenEnds.delete(sectionId);
    };
  }, [unread, markRead, seenEnds, sectionId]);

  return (
    <div ref={end} className="section-end">
      {isError && <NotSaved what="reading" onRetry={markRead} />}
      {unread && (
        <button type="button" className="button text" onClick={markRead}>
          <Trans>I have read this section</Trans>
        </button>
      )}
      {read && (
        <p className="small read-mark">
          <Icon name="right" />
          <Trans comment="Mark at the end of a section that was read">Read</Trans>
        </p>
      )}
    </div>
  );
});
