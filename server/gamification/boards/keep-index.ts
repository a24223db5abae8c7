import type { Context } from '../../context.ts';
import { createWaker } from '../../queue/waker.ts';

const EVERY_MS = 60_000;

/**
 * Looks every minute, until the server is asked to stop, whether what makes boards fast is whole, and has it built where it is not. Any number of
 * processes may do so: one of them builds.
 */
export async function keepIndex({
  boards,
  log,
  stopping,
}: Pick<Context, 'boards' | 'log' | 'stopping'>): Promise<void> {
  const { sleep } = createWaker();
  while (!stopping.aborted) {
    try {
      await boards.keepIndex();
    } catch (err) {
      // Until it can be, the database answers.
      log.warn({ err }, 'the index of the boards could not be built');
    }
    await sleep(EVERY_MS, stopping);
  }
}
