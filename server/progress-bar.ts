import type { WriteStream } from 'node:tty';

const WIDTH = 40;
const STEP_PERCENT = 5;

/** Shows how far a long work is: a bar on a terminal, elsewhere a line for every twentieth. */
export function createProgressBar(
  what: string,
  out: Pick<WriteStream, 'write'> & { isTTY?: boolean },
): (done: number, all: number) => void {
  let shown = 0;
  return (done, all) => {
    const percent = Math.floor((100 * done) / all);
    if (out.isTTY) {
      if (percent === shown && done < all) return;
      shown = percent;
      const bar = '█'.repeat((WIDTH * percent) / 100).padEnd(WIDTH, '░');
      out.write(`\r${bar} ${String(percent).padStart(3)} %, ${done} of ${all} ${what}${done === all ? '\n' : ''}`);
    } else if (percent >= shown + STEP_PERCENT) {
      shown = percent - (percent % STEP_PERCENT);
      out.write(`${shown} %, ${done} of ${all} ${what}\n`);
    }
  };
}
