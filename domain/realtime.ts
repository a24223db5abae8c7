import type * as z from 'zod/mini';
import type {
  answerMessageSchema,
  clientMessageSchema,
  placeSchema,
  publicMessageSchema,
  socketTicketSchema,
  studentMessageSchema,
  TOPICS,
} from './realtime.schema.ts';
import type { FromWire } from './wire.ts';

export type Topic = (typeof TOPICS)[number];
export type Place = z.infer<typeof placeSchema>;
export type ClientMessage = z.infer<typeof clientMessageSchema>;
export type StudentMessage = z.infer<typeof studentMessageSchema>;
export type PublicMessage = z.infer<typeof publicMessageSchema>;
export type AnswerMessage = z.infer<typeof answerMessageSchema>;
/** Each student's message has its place in their messages. */
export type ServerMessage = (StudentMessage & { offset: number }) | PublicMessage | AnswerMessage;
export type SocketTicket = FromWire<z.infer<typeof socketTicketSchema>>;

export const SOCKET_URL = '/ws';
export const SOCKET_TICKET_URL = '/api/v3/session/socket-ticket';

/** The topic under which each kind of message is subscribed to. */
export const TOPIC_OF: Record<StudentMessage['type'], Topic> = {
  progress_update: 'progress',
  recommendation_update: 'progress',
  mastery_level_up: 'mastery',
  quiz_result: 'quizzes',
  achievement: 'achievements',
  streak_update: 'achievements',
  leaderboard_update: 'leaderboard',
};
