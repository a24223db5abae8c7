import { t } from '@lingui/core/macro';
import { useId } from 'react';
import { Icon, type IconName } from '../ui/icon.tsx';

export type PracticeKind = 'mixed' | 'subject' | 'weak';

interface ModeRowsProps {
  kind: PracticeKind;
  /** Some subject is known to have lessons here. */
  hasSubjects: boolean;
  onChange: (kind: PracticeKind) => void;
}

/** Ways to practise, one to take. */
export function ModeRows({ kind, hasSubjects, onChange }: ModeRowsProps) {
  const name = useId();
  return (
    <fieldset className="modes">
      <legend className="visually-hidden">
        {t({ message: 'What to practise', comment: 'Name of a group of choices, read aloud' })}
      </legend>
      {modes()
        .filter(({ value }) => value !== 'subject' || hasSubjects)
        .map(({ value, icon, title, text }) => (
          <label key={value} className="mode">
            <input
              type="radio"
              className="choice-box"
              name={name}
              checked={value === kind}
              onChange={() => onChange(value)}
            />
            <span className="mode-mark">
              <Icon name={icon} />
            </span>
            <span className="mode-words">
              <span className="mode-title">{title}</span>
              <span className="small soft">{text}</span>
            </span>
          </label>
        ))}
    </fieldset>
  );
}

function modes(): { value: PracticeKind; icon: IconName; title: string; text: string }[] {
  return [
    {
      value: 'mixed',
      icon: 'practice',
      title: t({ message: 'Mixed', comment: 'A way to practise: questions from all lessons' }),
      text: t`A little of everything you have here`,
    },
    {
      value: 'subject',
      icon: 'learn',
      title: t({ message: 'By subject', comment: 'A way to practise: questions of one school subject' }),
      text: t`Questions of one subject`,
    },
    {
      value: 'weak',
      icon: 'again',
      title: t({ message: 'Weak topics', comment: 'A way to practise: what went wrong before comes first' }),
      text: t`What you did not solve yet comes first`,
    },
  ];
}
