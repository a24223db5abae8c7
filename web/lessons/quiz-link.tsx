import { t } from '@lingui/core/macro';
import { Link } from 'wouter';

interface QuizLinkProps {
  lessonId: string;
  /** Some of it is done and not handed in. */
  begun: boolean;
  /** It was handed in before. */
  taken?: boolean;
  /** Something else is the way on from here. */
  quiet?: boolean;
}

export function QuizLink({ lessonId, begun, taken = false, quiet = false }: QuizLinkProps) {
  return (
    <Link className={quiet ? 'button quiet wide' : 'button wide'} href={`/lessons/${lessonId}/quiz`}>
      {words(begun, taken)}
    </Link>
  );
}

function words(begun: boolean, taken: boolean): string {
  if (begun) return t({ message: 'Continue the quiz', comment: 'Link to the quiz of a lesson, some of it done' });
  return taken ? t`Start the quiz again` : t({ message: 'Start the quiz', comment: 'Link to the quiz of a lesson' });
}
