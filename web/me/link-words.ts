import { t } from '@lingui/core/macro';
import { SessionRefused } from '../client/student/link-browsers.ts';

/** Why two phones could not be joined, and what to do. */
export function linkFailureWords(error: Error): string {
  const code = error instanceof SessionRefused ? error.code : null;
  switch (code) {
    case 'OFFLINE':
      return t`There is no network now, and this needs it. Try again later.`;
    case 'LINK_CODE_INVALID':
      return t`This code is wrong, was used already or is older than ten minutes. Make a new one on the other phone.`;
    case null:
      return t`This phone could not do it now. Nothing has changed. Try again.`;
    default:
      return t`The server said no (${code}). Nothing has changed. Try again later.`;
  }
}
