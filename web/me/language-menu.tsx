import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useApp } from '../app/app-context.ts';
import { Icon } from '../ui/icon.tsx';
import { chooseLanguage, LANGUAGES, type Language } from '../words/language.ts';
import { Fold } from './fold.tsx';
import './language-menu.css';

const FOLD_ID = 'language';
const CODES = Object.keys(LANGUAGES) as Language[];

/** The language the app speaks. Each stands under its own name, so that it is found from any other. */
export function LanguageMenu() {
  const { toasts } = useApp();
  const current = CODES.find((language) => language === i18n.locale);
  const choose = useMutation({
    mutationFn: chooseLanguage,
    onSuccess: (_, language) => {
      const { name } = LANGUAGES[language];
      toasts.show(t({ message: `The app speaks ${name} now`, comment: 'After choosing a language; its own name' }));
      // The whole page was drawn anew in that language, and the list is closed.
      document.getElementById(FOLD_ID)?.focus();
    },
  });
  return (
    <Fold
      id={FOLD_ID}
      title={<Trans comment="Heading: the language of the app’s own words">Language</Trans>}
      value={current && <span lang={current}>{LANGUAGES[current].name}</span>}
    >
      <p className="soft">
        <Trans>The language of buttons and messages. Lessons stay in the language they are written in.</Trans>
      </p>
      <ul className="plain-list">
        {CODES.map((language) => (
          <li key={language}>
            <LanguageButton language={language} isBusy={choose.isPending} onChoose={() => choose.mutate(language)} />
          </li>
        ))}
      </ul>
      {choose.isError && (
        <p role="alert">
          <Trans>The words of this language are not on your phone yet, and there is no network. Try again later.</Trans>
        </p>
      )}
    </Fold>
  );
}

interface LanguageButtonProps {
  language: Language;
  isBusy: boolean;
  onChoose: () => void;
}

function LanguageButton({ language, isBusy, onChoose }: LanguageButtonProps) {
  const { name, isDraft } = LANGUAGES[language];
  const isCurrent = i18n.locale === language;
  return (
    <button
      type="button"
      className="line-target language"
      aria-current={isCurrent ? 'true' : undefined}
      disabled={isBusy}
      onClick={onChoose}
    >
      <span className="language-words">
        <span lang={language}>{name}</span>
        {isDraft && (
          <span className="small soft">
            <Trans comment="Beside a language whose translation nobody has checked yet">
              draft, needs a native reader
            </Trans>
          </span>
        )}
      </span>
      {isCurrent && <Icon name="right" />}
    </button>
  );
}
