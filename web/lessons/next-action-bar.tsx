import { plural, t } from '@lingui/core/macro';
import { ActionBar } from '../ui/action-bar.tsx';
import { goToPart, problemPartId, sectionPartId } from './go-to-part.ts';
import type { NextAction } from './next-action.ts';
import { QuizLink } from './quiz-link.tsx';

interface NextActionBarProps {
  action: NextAction;
  lessonId: string;
  /** The student leaves the section in view for the next. */
  onLeaveSection: () => void;
}

/** The next useful thing to do: at the thumb on a phone, beside the text on a desktop. */
export function NextActionBar({ action, lessonId, onLeaveSection }: NextActionBarProps) {
  function go() {
    if (action.kind === 'read') {
      onLeaveSection();
      goToPart(sectionPartId(action.section.id));
    }
    if (action.kind === 'try') goToPart(problemPartId(action.problemId));
  }

  return (
    <ActionBar>
      {action.kind === 'quiz' ? (
        <QuizLink lessonId={lessonId} begun={action.begun} />
      ) : (
        <button type="button" className="button" onClick={go}>
          {words(action)}
        </button>
      )}
    </ActionBar>
  );
}

function words(action: Exclude<NextAction, { kind: 'quiz' }>): string {
  if (action.kind === 'try') return plural(action.count, { one: 'Try # question', other: 'Try # questions' });
  const { title } = action.section;
  return t({ message: `Next: ${title}`, comment: 'Button that leads to the next section of a lesson, by its title' });
}
