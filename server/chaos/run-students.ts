import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod/mini';
import type { catalogueSchema, lessonSchema } from '../../domain/lesson.schema.ts';
import { CATALOGUE_URL, contentUrl } from '../../domain/lesson.ts';
import { fromWire } from '../../domain/wire.ts';
import type { StudiedLesson } from './make-event.ts';
import { createPhone, type Phone, type PhoneRecord, type Traffic } from './phone.ts';

/**
 * A process of students, each with two phones, who study and sync without pause until they are told to stop (any message); then what
 * waits goes out, every phone takes in the end of the log, and what they know is reported. See student-stream.ts.
 */

export interface StreamReport extends Traffic {
  /** Requests a second while they studied. */
  rate: number;
  phones: PhoneRecord[];
}

/** Each phone syncs and reads once in that time, or as often as it gets answers. */
const STEP_MS = 200;
/** The app waits 2 s to 15 minutes; these have less time. */
const LONGEST_WAIT_MS = 2_000;
const END_LIMIT_MS = 120_000;
/** Few enough that all phones change the same progress, enough that there is one to master for a while. */
const LESSONS = 5;

const [students, ...urls] = process.argv.slice(2);
// Nobody is left to report to.
process.once('disconnect', () => process.exit(1));
await run(Number(students), urls);
process.disconnect();

async function run(studentCount: number, urls: string[]): Promise<void> {
  const traffic: Traffic = { requests: 0, resent: 0, errors: {} };
  const studied = await readLessons(urls[0] ?? '');
  const phones: Phone[] = [];
  for (let i = 0; i < studentCount; i++) {
    const first = await createPhone(urls, studied, traffic);
    phones.push(first, await createPhone(urls, studied, traffic, first));
  }
  const stop = new AbortController();
  const stopped = once(process, 'message').then(() => stop.abort());
  const begun = { at: Date.now(), requests: traffic.requests };
  const lives = Promise.all(phones.map((phone) => studyOn(phone, stop.signal)));
  process.send?.('ready');
  await Promise.race([stopped, lives]);
  const rate = ((traffic.requests - begun.requests) * 1000) / (Date.now() - begun.at);
  await lives;
  await Promise.all(phones.map((phone) => repeat(phone, () => !phone.hasWaiting())));
  // Only now is the log complete.
  await Promise.all(phones.map((phone) => repeat(phone, (isAnswered) => isAnswered)));
  const report: StreamReport = { ...traffic, rate, phones: phones.map((phone) => phone.record()) };
  await new Promise((resolve) => process.send?.(report, resolve));
}

async function studyOn(phone: Phone, stop: AbortSignal): Promise<void> {
  for (let failures = 0; !stop.aborted; ) {
    const begun = Date.now();
    phone.study();
    if (await phone.sync()) {
      failures = 0;
      await phone.read();
      await sleep(Math.max(0, begun + STEP_MS - Date.now()));
    } else {
      failures++;
      await sleep(backOff(failures));
    }
  }
}

/** Syncs until `isDone` of the last answer, or the time is up: what waits then is lost. */
async function repeat(phone: Phone, isDone: (isAnswered: boolean) => boolean): Promise<void> {
  for (const end = Date.now() + END_LIMIT_MS; Date.now() < end; ) {
    const isAnswered = await phone.sync();
    if (isDone(isAnswered)) return;
    if (!isAnswered) await sleep(backOff(3));
  }
}

/** Anything up to a bound that doubles with each failure in a row. */
function backOff(failures: number): number {
  return Math.random() * Math.min(LONGEST_WAIT_MS, 100 * 2 ** failures);
}

async function readLessons(url: string): Promise<StudiedLesson[]> {
  const catalogue: z.infer<typeof catalogueSchema> = await (await fetch(`${url}${CATALOGUE_URL}`)).json();
  return Promise.all(
    catalogue.lessons.slice(0, LESSONS).map(async ({ content_hash: contentHash }) => {
      const lesson: z.infer<typeof lessonSchema> = await (
        await fetch(`${url}${contentUrl(contentHash, 'json')}`)
      ).json();
      return { contentHash, lesson: fromWire(lesson) };
    }),
  );
}
