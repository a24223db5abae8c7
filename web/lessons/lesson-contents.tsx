import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import type { Lesson } from '../../domain/lesson.ts';
import { Icon } from '../ui/icon.tsx';
import { sectionPartId } from './go-to-part.ts';
import './lesson-contents.css';

interface LessonContentsProps {
  lesson: Pick<Lesson, 'sections' | 'lang'>;
  /** Ids of the sections that were read. */
  read: readonly string[];
  /** The section being looked at, from 0. */
  inView: number;
}

/** The sections beside the text: which were read, and where the student is. */
export function LessonContents({ lesson, read, inView }: LessonContentsProps) {
  const id = useId();
  return (
    <nav className="lesson-contents" aria-labelledby={id}>
      <h2 id={id} className="side-heading">
        <Trans comment="Above the list of a lesson's sections">In this lesson</Trans>
      </h2>
      <ol className="plain-list">
        {lesson.sections.map((section, i) => (
          <li key={section.id}>
            <a href={`#${sectionPartId(section.id)}`} aria-current={i === inView ? 'location' : undefined}>
              {read.includes(section.id) && (
                <>
                  <Icon name="right" />
                  <span className="visually-hidden">
                    <Trans comment="Before the title of a section that was read, read aloud">Read:</Trans>{' '}
                  </span>
                </>
              )}
              <span lang={lesson.lang}>{section.title}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
