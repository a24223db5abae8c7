import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Lesson } from '../../domain/lesson.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { useApp } from '../app/app-context.ts';
import { ROUTES } from '../app/routes.ts';
import { quizDraftQuery } from '../quiz/quiz-draft-query.ts';
import { ContentLang } from '../ui/content-lang.ts';
import { subjectName } from '../ui/subject-name.ts';
import { TopBar } from '../ui/top-bar.tsx';
import { TopThread } from '../ui/top-thread.tsx';
import { GlossarySheet } from './glossary-sheet.tsx';
import { goToPart } from './go-to-part.ts';
import { LessonContents } from './lesson-contents.tsx';
import { LessonEnd } from './lesson-end.tsx';
import { LessonFront } from './lesson-front.tsx';
import { LessonNote } from './lesson-note.tsx';
import { LessonSection } from './lesson-section.tsx';
import { nextAction } from './next-action.ts';
import { NextActionBar } from './next-action-bar.tsx';
import type { SeenEnds } from './section-end.tsx';
import { useAttentionTimer } from './use-attention-timer.ts';
import { useCompletion } from './use-completion.ts';
import { useLessonStart } from './use-lesson-start.ts';
import { useMostlyInView } from './use-mostly-in-view.ts';
import { useSectionInView } from './use-section-in-view.ts';
import { VersionNotice } from './version-notice.tsx';
import './lesson.css';

interface LessonReaderProps {
  lesson: Lesson;
  contentHash: string;
  progress: LessonProgress | undefined;
}

/** A whole lesson on one page: front, sections with their examples and problems, end; beside or below it the own note. */
export function LessonReader({ lesson, contentHash, progress }: LessonReaderProps) {
  const { client } = useApp();
  const draft = useQuery(quizDraftQuery(client, lesson.id));
  const article = useRef<HTMLElement>(null);
  const timer = useAttentionTimer();
  const end = useRef<HTMLElement>(null);
  const inView = useSectionInView(article);
  const atEnd = useMostlyInView(end);
  const [seenEnds] = useState<SeenEnds>(() => new Map());
  useLessonStart(lesson.id, contentHash, progress);
  useCompletion(lesson, contentHash, progress);
  useEffect(() => goToPart(location.hash.slice(1)), []);

  const total = lesson.sections.length;
  const read = progress?.sections ?? [];
  const done = lesson.sections.filter(({ id }) => read.includes(id)).length;
  const quizBegun = Boolean(draft.data);
  const action = nextAction({ lesson, progress, inView, atEnd, quizBegun });

  return (
    <ContentLang value={lesson.lang}>
      <div className="lesson-page" data-subject={lesson.subject}>
        <TopThread share={done / total} label={t({ message: 'Sections read', comment: 'Name of a progress bar' })} />
        <article className="stack lesson" ref={article}>
          <TopBar
            back={{ href: ROUTES.subject.replace(':subject', lesson.subject), words: subjectName(lesson.subject) }}
          >
            <span className="small soft number">
              {t({ message: `${done} of ${total} read`, comment: 'How many sections of a lesson were read' })}
            </span>
          </TopBar>
          <VersionNotice lessonId={lesson.id} contentHash={contentHash} />
          <LessonFront lesson={lesson} />
          {lesson.sections.map((section) => (
            <LessonSection
              key={section.id}
              section={section}
              lesson={lesson}
              contentHash={contentHash}
              progress={progress}
              timer={timer}
              seenEnds={seenEnds}
            />
          ))}
          <LessonEnd
            lesson={lesson}
            contentHash={contentHash}
            progress={progress}
            quizBegun={quizBegun}
            action={action}
            ref={end}
          />
        </article>
        <aside
          className="lesson-side"
          aria-label={t({ message: 'Beside the lesson', comment: 'Name of a part of the screen, read aloud' })}
        >
          <LessonContents lesson={lesson} read={read} inView={inView} />
          {action && (
            <NextActionBar
              action={action}
              lessonId={lesson.id}
              onLeaveSection={() => seenEnds.get(lesson.sections[inView]?.id ?? '')?.()}
            />
          )}
          <LessonNote lessonId={lesson.id} saved={progress?.note?.text ?? ''} />
        </aside>
        <GlossarySheet glossary={lesson.glossary} text={article} />
      </div>
    </ContentLang>
  );
}
