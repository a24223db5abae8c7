import type { Message } from '../queue/queue.ts';
import { taskMessage } from '../tasks/enqueue.ts';

export const COUNT_REWARDS = 'count-rewards';
export const COUNT_ALL_REWARDS = 'count-all-rewards';

/** Has a student's rewards counted: {@link countRewards}. */
export function countRewardsOf(studentId: string, id: string): Message {
  return taskMessage(COUNT_REWARDS, { student_id: studentId }, { id });
}
