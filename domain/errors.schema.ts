import * as z from 'zod/mini';

/** Every answer of the API that is not a success. `details` name the field, the value seen and what is allowed. */
export const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.array(z.object({ field: z.string(), message: z.string() })),
    timestamp: z.string(),
    request_id: z.string(),
    /** Seconds to wait, with 429 and 503. */
    retry_after: z.optional(z.number()),
  }),
});
