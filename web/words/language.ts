import { i18n, type Messages } from '@lingui/core';
import { messages as english } from './en.po';

/** Languages of the interface, by BCP 47 code, under their own names. Lessons have a language of their own. */
export const LANGUAGES = {
  en: { name: 'English', isDraft: false },
  ha: { name: 'Hausa', isDraft: true },
  yo: { name: 'Yorùbá', isDraft: true },
  ig: { name: 'Igbo', isDraft: true },
} as const;

export type Language = keyof typeof LANGUAGES;

const CATALOGS: Record<Exclude<Language, 'en'>, () => Promise<{ messages: Messages }>> = {
  ha: () => import('./ha.po'),
  yo: () => import('./yo.po'),
  ig: () => import('./ig.po'),
};

/** Kept per browser: it must be known before any database is open. */
const CHOSEN = 'akulearn-language';

/** The language the student chose on this phone, else the first of the browser's that we have, else English. */
export function preferredLanguage(chosen: string | null, browserLanguages: readonly string[]): Language {
  const wished = [chosen ?? '', ...browserLanguages].map((tag) => tag.split('-')[0] ?? '');
  return wished.find(isLanguage) ?? 'en';
}

/** Resolves when the words are there. Without a network and never used before, the interface is in English. */
export async function startLanguage(): Promise<void> {
  await activate(preferredLanguage(localStorage.getItem(CHOSEN), navigator.languages)).catch((error: unknown) => {
    console.info('The words of this language are not on the phone', error);
    return activate('en');
  });
}

/** Rejects, and changes nothing, when the words of that language cannot be had now. */
export async function chooseLanguage(language: Language): Promise<void> {
  await activate(language);
  localStorage.setItem(CHOSEN, language);
}

async function activate(language: Language): Promise<void> {
  // What is not translated yet shows in English.
  const messages = language === 'en' ? english : { ...english, ...(await CATALOGS[language]()).messages };
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}

function isLanguage(code: string): code is Language {
  return Object.hasOwn(LANGUAGES, code);
}
