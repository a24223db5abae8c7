import type { Context } from '../context.ts';
import { claimMessages, isHandled } from '../queue/inbox.ts';
import type { Received } from '../queue/queue.ts';
import { TASKS, type Task } from './task.ts';

/** Runs the task that a message asks for, unless it has run. Throws when there is none of its name, and what the task throws. */
export async function runTask(context: Context, tasks: readonly Task[], message: Received): Promise<void> {
  const { db, clock } = context;
  const name = message.routingKey.replace(/^task\./, '');
  const task = tasks.find((one) => one.name === name);
  if (!task) throw new Error(`There is no task ${name}: known are ${tasks.map((one) => one.name).join(', ')}`);
  if (await isHandled(db, TASKS, message.id)) return;
  await task.run(context, message.body, message.id);
  await claimMessages(db, TASKS, [message.id], clock());
}
