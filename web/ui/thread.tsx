import './thread.css';

interface ThreadProps {
  /** 0–1. */
  share: number;
  /** What is measured, for those who do not see the bar; leave it out where the words beside it say the same. */
  label?: string;
}

/** How far something has come, as a thread that is drawn through. */
export function Thread({ share, label }: ThreadProps) {
  const percent = Math.round(Math.min(Math.max(share, 0), 1) * 100);
  const named = label === undefined ? { 'aria-hidden': true } : { 'aria-label': label };
  return <progress className="thread" value={percent} max={100} {...named} />;
}
