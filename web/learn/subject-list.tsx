import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';
import type { CatalogueEntry } from '../../domain/lesson.ts';
import { lessonShare } from '../../domain/lesson-share.ts';
import { isDone } from '../../domain/mastery.ts';
import { useProgress } from '../app/use-progress.ts';
import { useSyncState } from '../app/use-sync-state.ts';
import { downloadBytes, savedBytes } from '../downloads/lesson-bytes.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { Cloth, type Subject } from '../ui/cloth.tsx';
import { formatBytes } from '../ui/format-bytes.ts';
import { Icon } from '../ui/icon.tsx';
import { SUBJECTS, subjectName } from '../ui/subject-name.ts';
import { Thread } from '../ui/thread.tsx';
import './subject-list.css';

interface SubjectListProps {
  lessons: readonly CatalogueEntry[];
  /** What is on this phone; undefined until that is known. */
  saved: readonly SavedLesson[] | undefined;
}

/** The subjects that have lessons, as rolls of cloth. */
export function SubjectList({ lessons, saved }: SubjectListProps) {
  return (
    <ul className="plain-list subject-list">
      {SUBJECTS.map((subject) => {
        const ofSubject = lessons.filter((lesson) => lesson.subject === subject);
        return ofSubject.length === 0 ? null : (
          <SubjectRow key={subject} subject={subject} lessons={ofSubject} saved={saved} />
        );
      })}
    </ul>
  );
}

function SubjectRow({ subject, lessons, saved }: SubjectListProps & { subject: Subject }) {
  const progress = useProgress();
  const all = lessons.length;
  const done = lessons.filter(({ id }) => isDone(progress.data?.lessons[id])).length;
  // A lesson half read moves the thread as well: the student sees that it counts.
  const share = lessons.reduce((sum, entry) => sum + lessonShare(entry, progress.data?.lessons[entry.id]), 0) / all;
  return (
    <li className="subject-row" data-subject={subject}>
      <div className="subject-spine">
        <Cloth subject={subject} />
      </div>
      <div className="subject-words">
        <div className="heading-row">
          <h2>
            <Link href={`/learn/${subject}`}>{subjectName(subject)}</Link>
          </h2>
          <p className="small soft number">
            <Trans comment="Lessons done of all lessons of a subject">
              {done} of {all}
            </Trans>
            <span className="visually-hidden">
              {' '}
              <Trans comment="Read aloud after “4 of 10”">lessons done</Trans>
            </span>
          </p>
        </div>
        <Thread share={share} />
        <p className="small soft number subject-place">{saved && <Place lessons={lessons} saved={saved} />}</p>
      </div>
    </li>
  );
}

/** What of a subject is on this phone, or what all of it would cost. */
function Place({ lessons, saved }: { lessons: readonly CatalogueEntry[]; saved: readonly SavedLesson[] }) {
  const { problem } = useSyncState();
  const here = saved.filter(({ id }) => lessons.some((lesson) => lesson.id === id));
  if (here.length === 0) {
    const size = formatBytes(downloadBytes(lessons, saved));
    if (problem === 'offline') {
      return t({
        message: `Needs network, ${size}`,
        comment: 'What downloading a whole subject takes, without network',
      });
    }
    return t({ message: `Download, ${size}`, comment: 'What downloading a whole subject takes' });
  }
  const count = here.length;
  const size = formatBytes(savedBytes(here));
  return (
    <>
      <Icon name="phone" />
      {t({
        message: plural(count, { one: `# on this phone, ${size}`, other: `# on this phone, ${size}` }),
        comment: 'How many lessons of a subject are on this phone, and their size',
      })}
    </>
  );
}
