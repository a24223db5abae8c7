import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import type * as z from 'zod/mini';
import { socketTicketSchema } from '../../domain/realtime.schema.ts';
import { toWire } from '../../domain/wire.ts';
import { requireSession } from '../accounts/current-session.ts';
import type { Context } from '../context.ts';
import type { AppEnv } from '../http/app-env.ts';
import { errorAnswers, jsonAnswer } from '../http/openapi-answers.ts';
import { createSocketTicket } from './socket-tickets.ts';

export function ticketRoutes(context: Context) {
  return new Hono<AppEnv>().post(
    '/session/socket-ticket',
    describeRoute({
      summary: 'Make a ticket that opens one WebSocket within 30 seconds, as ?ticket= of /ws/{student_id}',
      responses: { 200: jsonAnswer('The ticket', socketTicketSchema), ...errorAnswers({ 401: 'No valid session' }) },
    }),
    requireSession(context),
    async (c) => {
      const ticket = await createSocketTicket(context, c.var.session.studentId);
      return c.json(toWire<z.infer<typeof socketTicketSchema>>(ticket), 200);
    },
  );
}
