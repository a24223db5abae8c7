import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { StreamReport } from './run-students.ts';

const PROGRAM = fileURLToPath(new URL('./run-students.ts', import.meta.url));

export interface StudentStream extends AsyncDisposable {
  /** Lets the students stop, send what waits and take in the end of the log. */
  finish(): Promise<StreamReport>;
}

/** Students who sync without pause with the servers of `urls`, in a process of their own: a test is busy with its fault. */
export async function startStudents(urls: string[], students = 10): Promise<StudentStream> {
  const child = fork(PROGRAM, [String(students), ...urls], { execArgv: [] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The process of the students ended early with ${code}`);
  });
  // Whoever waits for the process hears of it.
  ended.catch(() => {});
  const message = <Content>() => Promise.race([once(child, 'message') as Promise<[Content]>, ended]);
  await message();
  return {
    async finish() {
      const answer = message<StreamReport>();
      child.send('stop');
      const [report] = await answer;
      return report;
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}
