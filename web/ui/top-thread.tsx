import { Thread } from './thread.tsx';
import './top-thread.css';

interface TopThreadProps {
  /** 0–1. */
  share: number;
  /** What is measured, such as "Sections read". */
  label: string;
}

/** How far a lesson or a quiz has come, along the top edge of the window wherever the page is scrolled to. */
export function TopThread(props: TopThreadProps) {
  return (
    <div className="top-thread">
      <Thread {...props} />
    </div>
  );
}
