import { plural, t } from '@lingui/core/macro';
import type { FirstTries, NextStep } from '../../domain/next-step.ts';
import { formatShare } from '../ui/format-time.ts';
import { subjectName } from '../ui/subject-name.ts';
import { listWords } from '../words/formats.ts';
import { isolate } from '../words/isolate.ts';
import { practiceMinutes } from './practice-minutes.ts';

export interface NextStepWords {
  /** What it is, in a word or two, and its subject. */
  kind: string;
  title: string;
  /** Why this, from facts the student can check. */
  reason: string;
  /** Where they are and how long it takes; empty where there is nothing to tell. */
  place: string;
  /** What the button does. */
  action: string;
}

export function nextStepWords(step: NextStep): NextStepWords {
  if (step.kind === 'all_done') {
    return {
      kind: t({ message: 'All done', comment: 'Over a card that says that no lesson is left' }),
      title: t`You have done every lesson`,
      reason: t`Practice keeps what you know fresh. New lessons will show here.`,
      place: '',
      action: t({ message: 'Practise', comment: 'Button: opens the practice quiz' }),
    };
  }
  const subject = subjectName(step.entry.subject);
  return { ...wordsInSubject(step, subject), title: step.entry.title };
}

type LessonStep = Exclude<NextStep, { kind: 'all_done' }>;

function wordsInSubject(step: LessonStep, subject: string): Omit<NextStepWords, 'title'> {
  switch (step.kind) {
    case 'finish_quiz': {
      const { answered, questions } = step;
      return {
        kind: t({ message: `Finish your quiz · ${subject}`, comment: 'Over the next step; a subject' }),
        reason: t`You left this quiz on the way. Your answers are kept on this phone.`,
        place: t({ message: `${answered} of ${questions} questions answered`, comment: 'Place in a quiz' }),
        action: t({ message: 'Continue the quiz', comment: 'Link to a quiz that was left on the way' }),
      };
    }
    case 'continue': {
      const { section, sections, minutesLeft } = step;
      return {
        kind: t({ message: `Continue · ${subject}`, comment: 'Over the next step; a subject' }),
        reason: continueReason(section, sections, step.firstTries),
        place: plural(minutesLeft, {
          one: `Section ${section} of ${sections} · about # minute`,
          other: `Section ${section} of ${sections} · about # minutes`,
        }),
        action: t({ message: 'Continue', comment: 'Button: goes on with a lesson' }),
      };
    }
    case 'take_quiz': {
      const { questions } = step;
      return {
        kind: t({ message: `Ready for the quiz · ${subject}`, comment: 'Over the next step; a subject' }),
        reason: takeQuizReason(step.firstTries),
        place: t({
          message: plural(questions, { one: '# question', other: '# questions' }),
          comment: 'How long a quiz is',
        }),
        action: t({ message: 'Start the quiz', comment: 'Link to the quiz of a lesson' }),
      };
    }
    case 'review': {
      const { items } = step;
      const minutes = practiceMinutes(items);
      return {
        kind: t({ message: `Remember · ${subject}`, comment: 'Over the next step, a review; a subject' }),
        reason: reviewReason(step.daysSince, step.bestQuiz),
        place: t({
          message: `${items} questions · ${minutes} min`,
          comment: 'Length of a review; always 3 questions or more',
        }),
        action: t({ message: 'Practise', comment: 'Button: opens the practice quiz' }),
      };
    }
    case 'start': {
      const { minutes, sections } = step.entry;
      return {
        kind: t({ message: `Start · ${subject}`, comment: 'Over the next step, a new lesson; a subject' }),
        reason: startReason(step, subject),
        place: plural(sections, {
          one: `# section · about ${minutes} minutes`,
          other: `# sections · about ${minutes} minutes`,
        }),
        action: t({ message: 'Start', comment: 'Button: begins a lesson' }),
      };
    }
  }
}

function continueReason(section: number, sections: number, { right, of }: FirstTries): string {
  if (right > 0) {
    return plural(of, {
      one: `You got the problem so far right at the first try. Next is section ${section}.`,
      other: `You got ${right} of # problems right at the first try. Next is section ${section}.`,
    });
  }
  if (section === 1) return t`You opened this lesson. Its first section is next.`;
  const read = section - 1;
  return t`You have read ${read} of ${sections} sections. Next is section ${section}.`;
}

function takeQuizReason({ right, of }: FirstTries): string {
  if (right === 0) return t`You have read every section. The quiz shows what stayed.`;
  return plural(of, {
    one: `You have read every section and got its problem right at the first try. The quiz shows what stayed.`,
    other: `You have read every section and got ${right} of # problems right at the first try. The quiz shows what stayed.`,
  });
}

function reviewReason(daysSince: number, bestQuiz: number | null): string {
  if (bestQuiz === null) {
    return plural(daysSince, {
      0: 'You studied this today. A few questions show what stayed.',
      one: 'You last studied this # day ago. A few questions keep it fresh.',
      other: 'You last studied this # days ago. A few questions keep it fresh.',
    });
  }
  const best = formatShare(bestQuiz);
  return plural(daysSince, {
    0: `Your best quiz here is ${best}. A few questions make it better.`,
    one: `Your best quiz here is ${best}, and you last studied this # day ago. A few questions keep it fresh.`,
    other: `Your best quiz here is ${best}, and you last studied this # days ago. A few questions keep it fresh.`,
  });
}

function startReason({ because, after }: Extract<NextStep, { kind: 'start' }>, subject: string): string {
  switch (because) {
    case 'first':
      return t`A good first lesson: you need nothing before it.`;
    case 'unlocked': {
      const finished = listWords(after.map(({ title }) => isolate(title)));
      return t`You have finished ${finished}. This lesson builds on that.`;
    }
    case 'same_subject':
      return t`It comes next in ${subject}.`;
    case 'new_subject':
      return t`It is a first lesson in ${subject}, and you need nothing before it.`;
  }
}
