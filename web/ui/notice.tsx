import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

const ICONS: Record<Tone, IconName> = { good: 'right', bad: 'attention', news: 'phone' };

export type Tone = 'good' | 'bad' | 'news';

interface NoticeProps {
  tone: Tone;
  title: string;
  children?: ReactNode;
}

/** Something that happened, in a box. What needs reading aloud at once stands in a live region around it. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice ${tone}`}>
      <p className="notice-title">
        <Icon name={ICONS[tone]} />
        {title}
      </p>
      {children}
    </div>
  );
}
