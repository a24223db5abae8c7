import { t } from '@lingui/core/macro';
import type { CacheFailure } from '../service-worker/messages.ts';

/** Why a lesson did not come and what to do; undefined where the cause is not known. */
export function downloadFailureWords(reason: CacheFailure | undefined): string {
  switch (reason) {
    case 'QUOTA':
      return t`There is no room for it on your phone. Remove a lesson or free some space, then try again.`;
    case 'NETWORK':
      return t`There is no network right now. What arrived is kept, so trying again goes on from there.`;
    case 'HASH':
      return t`It did not arrive whole. Try again.`;
    case 'GONE':
      return t`This lesson is no longer offered.`;
    case 'CANCELLED':
      return t`It was stopped in another window.`;
    case undefined:
      return t`The download stopped. Try again.`;
  }
}
