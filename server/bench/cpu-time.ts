import { readFileSync } from 'node:fs';
import { childrenOf } from '../test-services/running-processes.ts';

/** Linux counts processor time in hundredths of a second for /proc, see proc_pid_stat(5). */
const MS_PER_TICK = 10;

/** Milliseconds of processor that a process has used, with its children, those that ended included. */
export function cpuMs(pid: number): number {
  // A child that ends in between is then found with its parent.
  const children = childrenOf(pid).map((child) => ticksOf(child, 2));
  return [...children, ticksOf(pid, 4)].reduce((sum, ticks) => sum + ticks, 0) * MS_PER_TICK;
}

/** Of utime, stime, and for those that it waited for, cutime and cstime: the first `fields`. */
function ticksOf(pid: number, fields: 2 | 4): number {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
  const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return afterName.slice(11, 11 + fields).reduce((sum, ticks) => sum + Number(ticks), 0);
}
