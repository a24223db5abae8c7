import type * as z from 'zod/mini';
import type { acceptedFields, answerSchema, eventSchema } from './events.schema.ts';
import type { FromWire } from './wire.ts';

export type WireEvent = z.infer<typeof eventSchema>;
export type WireRow = WireEvent & z.infer<typeof acceptedFields>;

export type LearningEvent = FromWire<WireEvent>;
export type EventType = LearningEvent['type'];
export type Answer = z.infer<typeof answerSchema>;
export type EssayAnswer = Extract<Answer, { text: string }>;
/** What every other type of question takes. */
export type ShortAnswer = Exclude<Answer, EssayAnswer>;
export type QuizAnswer = Extract<LearningEvent, { type: 'quiz_submitted' }>['payload']['answers'][number];

/**
 * An event with what a fold needs beside it. On the server and for changes that came from it the values are final; for an
 * event still waiting on the phone `correctedAt` is the phone's estimate and `score` its own grading.
 */
export type FoldRow = LearningEvent & { correctedAt: number; score: number | null };
export type AcceptedRow = FromWire<WireRow>;

type MintedFields = 'id' | 'deviceSeq' | 'v' | 'occurredAt' | 'utcOffset';
type OmitEach<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** What a screen hands over at a tap; id, time and sequence are minted with it. */
export type EventDraft = OmitEach<LearningEvent, MintedFields>;

/**
 * As many characters (UTF-16 code units) as an essay may have: three times the longest that lessons ask for, and even in a script of three
 * bytes a character far below what one sync request holds.
 */
export const MAX_ESSAY_LENGTH = 6000;

/** One event adds at most this much study time, whatever a sleeping phone measured. */
export const MAX_ACTIVE_SECONDS = 900;
