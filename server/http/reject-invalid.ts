import type * as z from 'zod/mini';
import { ApiError } from '../errors.ts';
import { describeIssues } from './describe-issues.ts';

/** The hook of every `validator(…)`: throws 422 with what is wrong, field by field. */
export function rejectInvalid(result: { success: boolean; data: unknown; error?: unknown }): void {
  if (result.success) return;
  const details = describeIssues(result.error as z.core.$ZodIssue[], result.data);
  throw new ApiError(422, 'INVALID_REQUEST', 'The request is not as it should be; see details.', { details });
}
