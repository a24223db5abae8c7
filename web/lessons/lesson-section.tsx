import type { Lesson } from '../../domain/lesson.ts';
import type { LessonProgress } from '../../domain/progress.ts';
import { EssayProblem } from '../essay/essay-problem.tsx';
import { Html } from '../ui/html.tsx';
import type { AttentionTimer } from './attention-timer.ts';
import { sectionPartId } from './go-to-part.ts';
import { PracticeProblem } from './practice-problem.tsx';
import { SectionEnd, type SeenEnds } from './section-end.tsx';
import { WorkedExample } from './worked-example.tsx';

interface LessonSectionProps {
  section: Lesson['sections'][number];
  lesson: Lesson;
  contentHash: string;
  progress: LessonProgress | undefined;
  timer: AttentionTimer;
  seenEnds: SeenEnds;
}

/** The text of one section, its worked examples, then its problems. Its parts draw again only when they change. */
export function LessonSection({ section, lesson, contentHash, progress, timer, seenEnds }: LessonSectionProps) {
  const headingId = sectionPartId(section.id);
  return (
    <section className="stack lesson-section" aria-labelledby={headingId} data-section={section.id}>
      <h2 id={headingId} tabIndex={-1} lang={lesson.lang}>
        {section.title}
      </h2>
      <Html html={section.html} />
      {lesson.examples
        .filter((example) => example.section === section.id)
        .map((example) => (
          <WorkedExample key={example.id} example={example} />
        ))}
      <SectionEnd
        sectionId={section.id}
        lessonId={lesson.id}
        contentHash={contentHash}
        read={progress?.sections.includes(section.id) ?? false}
        timer={timer}
        seenEnds={seenEnds}
      />
      {lesson.practice
        .filter((problem) => problem.section === section.id)
        .map((problem) => {
          const done = progress?.problems[problem.id];
          const shared = { number: lesson.practice.indexOf(problem) + 1, lessonId: lesson.id, contentHash, timer };
          return problem.type === 'essay' ? (
            <EssayProblem key={problem.id} problem={problem} {...shared} writtenBefore={(done?.answered ?? 0) > 0} />
          ) : (
            <PracticeProblem key={problem.id} problem={problem} {...shared} solvedBefore={done?.best === 1} />
          );
        })}
    </section>
  );
}
