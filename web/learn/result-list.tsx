import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { SearchResult } from '../../domain/search.ts';
import { OnPhone } from '../downloads/on-phone.tsx';
import type { SavedLesson } from '../service-worker/messages.ts';
import { subjectName } from '../ui/subject-name.ts';
import { Swatch } from '../ui/swatch.tsx';
import { MarkedText } from './marked-text.tsx';
import './result-list.css';

interface ResultListProps {
  results: readonly SearchResult[];
  /** What was looked for, to mark it. */
  query: string;
  saved: readonly SavedLesson[];
}

/** Lessons that were found, and where. */
export function ResultList({ results, query, saved }: ResultListProps) {
  return (
    <ul className="plain-list results">
      {results.map((result) => {
        const { id, title, subject, grade, lang } = result.entry;
        return (
          <li key={id} className="found">
            <Swatch subject={subject} />
            <div className="found-words">
              <h2>
                <Link href={`/lessons/${id}`} lang={lang}>
                  <MarkedText text={title} query={query} />
                </Link>
              </h2>
              <p className="small soft">
                <FoundIn result={result} query={query} />
              </p>
              <p className="small soft found-place">
                <span>
                  {subjectName(subject)} · {grade}
                </span>
                {saved.some((lesson) => lesson.id === id) && <OnPhone />}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function FoundIn({ result: { where, text, entry }, query }: { result: SearchResult; query: string }) {
  const marked = (
    <span lang={entry.lang}>
      <MarkedText text={text} query={query} />
    </span>
  );
  switch (where) {
    case 'title':
      return null;
    case 'term':
      return <Trans comment="Where a search found something: a word the lesson explains">Glossary: {marked}</Trans>;
    case 'keyword':
      return <Trans comment="Where a search found something: a keyword of the lesson">About: {marked}</Trans>;
    case 'objective':
      return <Trans comment="Where a search found something: what the lesson teaches">You learn: {marked}</Trans>;
    case 'topic':
      return <Trans comment="Where a search found something: a topic of WAEC, NERDC or JAMB">Syllabus: {marked}</Trans>;
  }
}
