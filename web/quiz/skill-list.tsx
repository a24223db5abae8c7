import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { catalogueQuery } from '../lessons/lesson-queries.ts';
import { Thread } from '../ui/thread.tsx';
import { type GradedQuiz, skillShares, skillWords } from './graded-quiz.ts';

/** How each skill went in a quiz, the weakest first. */
export function SkillList({ graded }: { graded: GradedQuiz }) {
  const skills = useQuery(catalogueQuery).data?.skills ?? [];
  return (
    <section aria-labelledby="skills">
      <h2 id="skills">
        <Trans comment="Heading: how each skill went in a quiz">Skill by skill</Trans>
      </h2>
      <ul className="plain-list skills">
        {skillShares(graded).map(({ skill, right, of }) => (
          <li key={skill} className="skill">
            <div className="heading-row">
              <span>{skillWords(skill, skills)}</span>
              <span className="small soft number">
                {t({ message: `${right} of ${of} right`, comment: 'Questions of a quiz that need one skill' })}
              </span>
            </div>
            <Thread share={right / of} />
          </li>
        ))}
      </ul>
    </section>
  );
}
