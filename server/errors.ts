import type { ErrorHandler, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Context } from './context.ts';
import { DatabaseUnavailable } from './db/database.ts';
import type { AppEnv } from './http/app-env.ts';

export interface ErrorDetail {
  field: string;
  message: string;
}

/** An answer that is not a success, for the client to read. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly details: ErrorDetail[];
  /** Stands beside `error` in the body. */
  readonly extra: Record<string, unknown>;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    message: string,
    { details = [], extra = {} }: { details?: ErrorDetail[]; extra?: Record<string, unknown> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.extra = extra;
  }
}

/** How long a client that honours it waits before it asks again. */
const RETRY_SECONDS = '5';

/** Answers every error in the envelope of domain/errors.schema.ts. What nobody foresaw is logged, not shown. */
export function answerErrors({ clock, log }: Pick<Context, 'clock' | 'log'>): ErrorHandler<AppEnv> {
  return (error, c) => {
    const { status, headers, body } = describeError({ clock, log }, error, c.get('requestId'));
    return c.json(body, status, headers);
  };
}

/** The answer to a request that met `error`. */
export function describeError({ clock, log }: Pick<Context, 'clock' | 'log'>, error: Error, request_id: string) {
  const { status, code, message, details, extra } = asApiError(error);
  if (status === 500) log.error({ err: error, request_id }, 'unexpected error');
  if (error instanceof DatabaseUnavailable) log.warn({ err: error, request_id }, 'the database is not available');
  const timestamp = new Date(clock()).toISOString();
  return {
    status,
    headers: status === 503 ? { 'Retry-After': RETRY_SECONDS } : {},
    body: { error: { code, message, details, timestamp, request_id }, ...extra },
  };
}

export const answerNotFound: NotFoundHandler<AppEnv> = (c) => {
  throw new ApiError(404, 'NOT_FOUND', `${c.req.method} ${c.req.path} does not exist`);
};

function asApiError(error: Error): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof DatabaseUnavailable) {
    return new ApiError(503, 'UNAVAILABLE', 'The database is not available; what was sent is safe to send again.');
  }
  // Hono's validator answers a body that is no JSON this way.
  if (error instanceof HTTPException && error.status === 400) {
    return new ApiError(400, 'MALFORMED_JSON', 'The body is not JSON');
  }
  return new ApiError(500, 'INTERNAL', 'Something went wrong here; nothing was changed. Try again later.');
}
