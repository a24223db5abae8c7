import type { CacheFailure } from './messages.ts';

/** Why a lesson could not be saved, in the words of the page. */
export class LessonFailure extends Error {
  readonly reason: CacheFailure;

  constructor(reason: CacheFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
