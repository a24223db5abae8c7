import { t } from '@lingui/core/macro';

export interface NewsEntry {
  /** `2026-11-24-downloads`: the day it came, and what it is about. Never used again for something else. */
  id: string;
  /** `2026-11-24` */
  date: string;
  title: string;
  words: string;
}

/** What the app has learnt to do, newest first. */
export function newsEntries(): NewsEntry[] {
  return [
    {
      id: '2026-11-29-badges',
      date: '2026-11-29',
      title: t({ message: 'Badges, and a board you may join', comment: 'Title of a piece of news' }),
      words: t`What you learn earns points and badges, also without network. Choose a name if you want to stand with others.`,
    },
    {
      id: '2026-11-24-own-bests',
      date: '2026-11-24',
      title: t({ message: 'Your own bests', comment: 'Title of a piece of news' }),
      words: t`Your best streak, your best week and your best scores stand together. You run against yourself, and nobody else sees it.`,
    },
    {
      id: '2026-11-24-practice',
      date: '2026-11-24',
      title: t({ message: 'Practice across lessons', comment: 'Heading in the news: the practice quiz' }),
      words: t`Under Practice you get questions from many lessons mixed, from one subject, or from what you find hard.`,
    },
    {
      id: '2026-11-24-downloads',
      date: '2026-11-24',
      title: t`Downloads you can pause`,
      words: t`Get a whole subject at once. You see the size before, and you can pause and go on later: what arrived is kept.`,
    },
    {
      id: '2026-11-24-languages',
      date: '2026-11-24',
      title: t({ message: 'Hausa, Yorùbá and Igbo', comment: 'Title of a piece of news' }),
      words: t`The app can speak to you in four languages. Three are drafts that still need a native reader. Choose yours under Me.`,
    },
    {
      id: '2026-11-23-offline',
      date: '2026-11-23',
      title: t({ message: 'Study without network', comment: 'Heading: how to get lessons for offline study' }),
      words: t`Lessons you download work without network, quizzes too. Your answers wait on your phone and go out by themselves.`,
    },
  ];
}
