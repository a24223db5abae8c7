import { Trans } from '@lingui/react/macro';
import { Link } from 'wouter';

interface QuizLinkProps {
  lessonId: string;
  /** Some of it is done and not handed in. */
  begun: boolean;
}

export function QuizLink({ lessonId, begun }: QuizLinkProps) {
  return (
    <Link className="button wide" href={`/lessons/${lessonId}/quiz`}>
      {begun ? (
        <Trans comment="Link to the quiz of a lesson, some of it done">Continue the quiz</Trans>
      ) : (
        <Trans comment="Link to the quiz of a lesson">Start the quiz</Trans>
      )}
    </Link>
  );
}
