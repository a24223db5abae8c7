import { open } from 'node:fs/promises';
import { toWire } from '../../domain/wire.ts';
import { createProgressBar } from '../progress-bar.ts';
import { SetupError } from '../setup-error.ts';
import { readOptions } from './options.ts';
import type { Fetch } from './phones.ts';
import { readLibrary } from './read-library.ts';
import { sendPlan } from './send-plan.ts';
import { type SimulatedStudent, simulateStudent } from './simulate-student.ts';
import { periodOf } from './time.ts';
import { truthOf } from './truth.ts';

/** `npm run simulate`: students who study in the past, and phones that send it now. */
try {
  await simulate(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function simulate(args: string[]): Promise<void> {
  const { students: count, days, seed, until, url, truth } = readOptions(args, Date.now());
  const fetchFrom: Fetch = (path, init) => fetch(url + path, init);
  const library = await readLibrary(fetchFrom).catch((error: unknown) => {
    // What fetch rejects with when there is no connection.
    if (!(error instanceof TypeError)) throw error;
    throw new SetupError(`--url is ${url}, where no server answers`);
  });
  const simulation = { seed, library, period: periodOf(until, days) };
  const students = Array.from({ length: count }, (_, i) => simulateStudent(simulation, i + 1));
  await writeTruth(truth, students, seed);

  const begun = performance.now();
  const tell = createProgressBar('syncs', process.stdout);
  const { syncs, results, complaints } = await sendPlan(students, { fetch: fetchFrom, now: Date.now, tell });
  const seconds = (performance.now() - begun) / 1000;
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
  process.stdout.write(
    `${[
      `${count} students on ${sum(students.map(({ devices }) => devices.length))} devices, ${days} days until ${until}, seed ${seed}`,
      `${sum(students.map(({ recorded }) => recorded.length))} events in ${syncs} syncs, ${seconds.toFixed(1)} s`,
      `${results.ok} accepted, ${results.dup} known already, ${results.rej} rejected`,
      `The hidden truth is in ${truth}`,
    ].join('\n')}\n`,
  );
  if (results.rej === 0) return;
  process.stderr.write(
    `The server rejected events that it should take, the first ones as:\n${complaints.join('\n')}\n`,
  );
  process.exitCode = 1;
}

/** Before anything is sent, so that it is there whatever happens then. */
async function writeTruth(path: string, students: SimulatedStudent[], seed: number): Promise<void> {
  const file = await open(path, 'w').catch((error: Error) => {
    throw new SetupError(`--truth is ${JSON.stringify(path)}, which cannot be written: ${error.message}`);
  });
  try {
    for (const student of students) await file.write(`${JSON.stringify(toWire<unknown>(truthOf(student, seed)))}\n`);
  } finally {
    await file.close();
  }
}
