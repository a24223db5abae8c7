import { useCallback, useEffect, useRef } from 'react';
import { useRecord } from '../app/use-record.ts';
import { Icon } from '../ui/icon.tsx';
import { NotSaved } from '../ui/not-saved.tsx';
import type { AttentionTimer } from './attention-timer.ts';

/** The end of a section in sight for this long is reading; less is scrolling past. */
const READ_AFTER_MS = 2000;

interface SectionEndProps {
  sectionId: string;
  lessonId: string;
  contentHash: string;
  read: boolean;
  timer: AttentionTimer;
}

/** Marks a section as read, by staying at its end or by the button. */
export function SectionEnd({ sectionId, lessonId, contentHash, read, timer }: SectionEndProps) {
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
      if (entry?.isIntersecting) waiting = setTimeout(markRead, READ_AFTER_MS);
    });
    observer.observe(end.current);
    return () => {
      clearTimeout(waiting);
      observer.disconnect();
    };
  }, [unread, markRead]);

  return (
    <div ref={end} className="section-end">
      {isError && <NotSaved what="reading" onRetry={markRead} />}
      {unread && (
        <button type="button" className="button text" onClick={markRead}>
          I have read this section
        </button>
      )}
      {read && (
        <p className="small read-mark">
          <Icon name="right" />
          Read
        </p>
      )}
    </div>
  );
}
