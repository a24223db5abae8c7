import { useRef } from 'react';
import { Link } from 'wouter';
import type { Lesson } from '../../domain/lesson.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { Cloth } from '../ui/cloth.tsx';
import { Html } from '../ui/html.tsx';
import { Icon } from '../ui/icon.tsx';
import { PageTitle } from '../ui/page-title.tsx';
import { subjectName } from '../ui/subject-name.ts';
import { GlossaryDialog } from './glossary-dialog.tsx';
import { LessonEnd } from './lesson-end.tsx';
import { LessonNote } from './lesson-note.tsx';
import { LessonSection } from './lesson-section.tsx';
import { useAttentionTimer } from './use-attention-timer.ts';
import { useCompletion } from './use-completion.ts';
import { useLessonStart } from './use-lesson-start.ts';
import './lesson.css';

interface LessonReaderProps {
  lesson: Lesson;
  contentHash: string;
  progress: LessonProgress | undefined;
}

/** A whole lesson on one page: front, sections with their examples and problems, own note, end. */
export function LessonReader({ lesson, contentHash, progress }: LessonReaderProps) {
  const article = useRef<HTMLElement>(null);
  const timer = useAttentionTimer();
  useLessonStart(lesson.id, contentHash, progress);
  useCompletion(lesson, contentHash, progress);

  return (
    <article className="stack lesson" data-subject={lesson.subject} ref={article}>
      <Link className="back" href="/">
        <Icon name="back" />
        {subjectName(lesson.subject)}
      </Link>
      <div className="lesson-band">
        <Cloth subject={lesson.subject} />
      </div>
      <header className="stack">
        <PageTitle>{lesson.title}</PageTitle>
        <p className="small soft">
          {lesson.grade} · about {lesson.minutes} minutes · {lesson.sections.length} sections
        </p>
        <section aria-labelledby="objectives">
          <h2 id="objectives">You will be able to</h2>
          <ul className="objectives">
            {lesson.objectives.map((objective) => (
              <li key={objective}>
                <Html html={objective} inline />
              </li>
            ))}
          </ul>
        </section>
      </header>
      {lesson.sections.map((section) => (
        <LessonSection
          key={section.id}
          section={section}
          lesson={lesson}
          contentHash={contentHash}
          progress={progress}
          timer={timer}
        />
      ))}
      <LessonNote lessonId={lesson.id} saved={progress?.note?.text ?? ''} />
      <LessonEnd lesson={lesson} contentHash={contentHash} progress={progress} />
      <GlossaryDialog glossary={lesson.glossary} text={article} />
    </article>
  );
}
