import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Lesson } from '../../domain/lesson.ts';
import { Cloth } from '../ui/cloth.tsx';
import { Html } from '../ui/html.tsx';
import { PageTitle } from '../ui/page-title.tsx';

/** What a lesson is and what it is for, above its first section. */
export function LessonFront({ lesson }: { lesson: Lesson }) {
  const { grade, minutes } = lesson;
  const sections = lesson.sections.length;
  return (
    <>
      <div className="lesson-band">
        <Cloth subject={lesson.subject} />
      </div>
      <header className="stack">
        <div lang={lesson.lang}>
          <PageTitle>{lesson.title}</PageTitle>
        </div>
        <p className="small soft">
          {t({
            message: `${grade} · about ${minutes} minutes · ${sections} sections`,
            comment: 'Under the title of a lesson: school year such as SS2, minutes to study, number of sections',
          })}
        </p>
        <section aria-labelledby="objectives">
          <h2 id="objectives" className="objectives-heading">
            <Trans>You will be able to</Trans>
          </h2>
          <ul className="objectives">
            {lesson.objectives.map((objective) => (
              <li key={objective}>
                <Html html={objective} />
              </li>
            ))}
          </ul>
        </section>
      </header>
    </>
  );
}
