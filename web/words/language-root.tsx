import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { Fragment, type ReactNode, useSyncExternalStore } from 'react';

/** Draws everything anew when the student chooses another language, so that any component may take words as it goes. */
export function LanguageRoot({ children }: { children: ReactNode }) {
  const locale = useSyncExternalStore(
    (listener) => i18n.on('change', listener),
    () => i18n.locale,
  );
  return (
    <I18nProvider i18n={i18n}>
      <Fragment key={locale}>{children}</Fragment>
    </I18nProvider>
  );
}
