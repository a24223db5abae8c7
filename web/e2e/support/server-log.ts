import type { ProductServer } from './server.ts';

export interface LoggedEvent {
  id: string;
  device_id: string;
  device_seq: number;
  type: string;
  lesson_id: string | null;
  /** The problem or, of a section that was read, the section. */
  item: string | null;
  payload: Record<string, unknown>;
  score: number | null;
}

/** Every row of the log of all students, in the order in which the devices wrote them. Stops the server. */
export function readServerLog(server: ProductServer): Promise<LoggedEvent[]> {
  return server.query<LoggedEvent>(
    `select id, device_id, device_seq::int, type, lesson_id, payload, score,
       coalesce(item_id, payload ->> 'section_id') as item
     from learning_events order by device_id, device_seq`,
  );
}
