import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useApp } from '../app/app-context.ts';
import { ROUTES } from '../app/routes.ts';
import { savedBytes } from '../downloads/lesson-bytes.ts';
import { savedLessonsQuery } from '../lessons/lesson-queries.ts';
import { hasUnreadNews } from '../news/read-news.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { Icon, type IconName } from '../ui/icon.tsx';
import './me-places.css';

/** The screens found under Me. */
export function MePlaces() {
  const { worker } = useApp();
  const saved = useQuery(savedLessonsQuery(worker));
  return (
    <nav className="me-part" aria-labelledby="places">
      <h2 id="places">
        <Trans comment="Heading over links to other screens">More</Trans>
      </h2>
      <ul className="plain-list">
        <Place
          href={ROUTES.downloads}
          icon="phone"
          words={t({ message: 'On this phone', comment: 'Title of a screen' })}
        >
          {saved.isSuccess && phoneWords(saved.data.length, savedBytes(saved.data))}
        </Place>
        <Place
          href={ROUTES.leaderboard}
          icon="ranking"
          words={t({ message: 'Leaderboard', comment: 'Title of a screen' })}
        />
        <Place href={ROUTES.news} icon="information" words={t({ message: 'What’s new', comment: 'Title of a screen' })}>
          {hasUnreadNews(localStorage) && (
            <span className="new-mark">
              <Trans comment="Mark beside What’s new until it was read">New</Trans>
            </span>
          )}
        </Place>
      </ul>
    </nav>
  );
}

interface PlaceProps {
  href: string;
  icon: IconName;
  words: string;
  /** Beside the words. */
  children?: ReactNode;
}

function Place({ href, icon, words, children }: PlaceProps) {
  return (
    <li>
      <Link className="line-target" href={href}>
        <span className="place-mark">
          <Icon name={icon} />
        </span>
        <span className="place-words">
          {words}
          <span className="small soft number">{children}</span>
        </span>
        <span className="place-mark">
          <Icon name="forward" />
        </span>
      </Link>
    </li>
  );
}

function phoneWords(lessons: number, bytes: number): string {
  if (lessons === 0) return t({ message: 'No lesson yet', comment: 'Lessons on this phone' });
  const size = formatBytes(bytes);
  return plural(lessons, { one: `# lesson, ${size}`, other: `# lessons, ${size}` });
}
