import { t } from '@lingui/core/macro';
import { useEffect } from 'react';
import { ROUTES } from '../app/routes.ts';
import { formatDay } from '../ui/format-time.ts';
import { PageTitle } from '../ui/page-title.tsx';
import { TopBar } from '../ui/top-bar.tsx';
import { newsEntries } from './news.ts';
import { markNewsRead } from './read-news.ts';
import './news.css';

/** `/news`: what the app can do now, newest first. Opening it is reading it. */
export default function NewsScreen() {
  useEffect(() => markNewsRead(localStorage), []);
  return (
    <>
      <TopBar
        back={{ href: ROUTES.me, words: t({ message: 'Me', comment: 'Tab: the student, this phone, settings' }) }}
      />
      <PageTitle>{t({ message: 'What’s new', comment: 'Title of a screen' })}</PageTitle>
      <ul className="plain-list">
        {newsEntries().map(({ id, date, title, words }) => (
          <li key={id} className="news-entry">
            <h2>{title}</h2>
            <p className="small soft number">
              <time dateTime={date}>{formatDay(date)}</time>
            </p>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
