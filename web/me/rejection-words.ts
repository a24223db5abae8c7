import { t } from '@lingui/core/macro';

/** Why the server did not take an event, for the student; the code stays for whoever helps them. */
export function rejectionWords(code: string): string {
  switch (code) {
    case 'UNKNOWN_TYPE':
      return t`The server does not know this kind of work yet (${code}).`;
    case 'ID_REUSE':
      return t`The server has other work under the same number (${code}).`;
    case 'TOO_LARGE':
      return t`It is too long to be sent (${code}).`;
    default:
      return t`The server could not read it (${code}).`;
  }
}
