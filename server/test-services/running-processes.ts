import { readdirSync, readFileSync } from 'node:fs';

/** Ids of the processes that `pid` started and that have not ended. */
export function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((id) => id > 0 && runningProcess(id)?.parent === pid);
}

/** Ended processes that their parent has not collected (zombies) do not count. */
export function isRunning(pid: number): boolean {
  return runningProcess(pid) !== undefined;
}

function runningProcess(pid: number): { parent: number } | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
  // "42 (name) S 1 …", see proc_pid_stat(5); the name may hold spaces and brackets.
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? undefined : { parent: Number(parent) };
}
