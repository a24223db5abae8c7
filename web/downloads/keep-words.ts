import { t } from '@lingui/core/macro';

/** Whether the browser keeps what is on this phone, as {@link StorageRoom} tells it. */
export function keepWords(persisted: boolean | null): string {
  switch (persisted) {
    case true:
      return t`The browser keeps your lessons and answers, also when the phone runs full.`;
    case false:
      return t`The browser may clear lessons, and answers that still wait, when the phone runs full.`;
    case null:
      return t`This browser does not tell whether it keeps lessons when the phone runs full.`;
  }
}
