import { i18n } from '@lingui/core';

/** For Intl: the language of the interface, and Nigerian English on phones whose browser does not know it. */
export function locales(): string[] {
  return [i18n.locale === 'en' ? 'en-NG' : `${i18n.locale}-NG`, 'en-NG'];
}
