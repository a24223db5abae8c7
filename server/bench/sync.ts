import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { CATALOGUE_URL } from '../../domain/lesson.ts';
import { SESSION_URL } from '../../domain/session.ts';
import { SYNC_URL } from '../../domain/sync.ts';
import { migrate } from '../db/migrate.ts';
import { openPglite } from '../db/pglite.ts';
import { newId, type SampleEvent, type SampleLesson, sampleEvents } from './sample-events.ts';

const ROUNDS = 15;
/** Phones that sync at the same time, as a class does when the network returns. */
const PHONES = 8;
const EVENTS_PER_PHONE = 300;
const BYTES_BUDGET = 60;
const MINIMUM_RATIO = 0.5;

/**
 * Events per second of the sync endpoint over loopback HTTP (session, validation, grading, fold and echoed changes
 * included), sent by a few phones at once, beside a plain batched INSERT of the same rows into the same table, in its usual
 * form and in its quickest, each on a PGlite folder of its own. Rounds alternate, so that a drifting machine meets both alike; the ratio is the median over
 * rounds.
 */
export async function benchSync() {
  await using server = await startServer();
  await using plain = await openPlainTable();
  await using json = await openPlainTable();
  const students = await Promise.all(Array.from({ length: PHONES }, () => openStudent(server.url)));
  const rows = [];
  for (const batch of [1, 10, 20, 100]) {
    const each = batch === 1 ? EVENTS_PER_PHONE / 10 : EVENTS_PER_PHONE;
    const total = each * PHONES;
    const rates = [];
    const bytesBefore = bytesSent(students);
    for (let round = 0; round <= ROUNDS; round++) {
      const work = students.map((student) => ({ student, batches: inBatches(student.events(each), batch) }));
      const synced = await perSecond(total, () =>
        Promise.all(
          work.map(async ({ student, batches }) => {
            for (const part of batches) await student.sync(part);
          }),
        ),
      );
      const inserted = await perSecond(total, async () => {
        for (const { student, batches } of work) for (const part of batches) await plain.insert(student.id, part);
      });
      const insertedJson = await perSecond(total, async () => {
        for (const { student, batches } of work) for (const part of batches) await json.insertJson(student.id, part);
      });
      const isWarmUp = round === 0;
      if (!isWarmUp) rates.push({ synced, inserted, insertedJson });
    }
    const ratio = median(rates.map((rate) => rate.synced / rate.inserted));
    const ratioJson = median(rates.map((rate) => rate.synced / rate.insertedJson));
    const bytesPerEvent = (bytesSent(students) - bytesBefore) / (total * (ROUNDS + 1));
    rows.push({
      batch,
      'sync events/s': Math.round(median(rates.map((rate) => rate.synced))),
      'plain INSERT events/s': Math.round(median(rates.map((rate) => rate.inserted))),
      ratio: ratio.toFixed(2),
      'ratio wanted': batch === 100 ? `>= ${MINIMUM_RATIO} ${ratio >= MINIMUM_RATIO ? 'reached' : 'NOT reached'}` : '',
      'INSERT of one JSON events/s': Math.round(median(rates.map((rate) => rate.insertedJson))),
      'ratio to it': ratioJson.toFixed(2),
      'gzip bytes/event sent': bytesPerEvent.toFixed(1),
      'bytes wanted':
        batch >= 20 ? `<= ${BYTES_BUDGET} ${bytesPerEvent <= BYTES_BUDGET ? 'reached' : 'NOT reached'}` : '',
    });
  }
  return rows;
}

function bytesSent(students: { bytesSent(): number }[]): number {
  return students.reduce((sum, student) => sum + student.bytesSent(), 0);
}

function inBatches(events: SampleEvent[], size: number): SampleEvent[][] {
  return Array.from({ length: events.length / size }, (_, i) => events.slice(i * size, (i + 1) * size));
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return count / ((performance.now() - start) / 1000);
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function startServer() {
  const dataDir = await mkdtemp(join(tmpdir(), 'akulearn-bench-'));
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { ...process.env, PORT: '0', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url = '';
  for await (const line of createInterface({ input: child.stdout })) {
    url = /https?:\/\/[^\s"]+:\d+/.exec(line)?.[0] ?? '';
    if (url !== '') break;
  }
  child.stdout.resume();
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      await rm(dataDir, { recursive: true });
    },
  };
}

async function openStudent(url: string) {
  const id = newId();
  const deviceId = newId();
  const catalogue = await (await fetch(`${url}${CATALOGUE_URL}`)).json();
  const lessons: SampleLesson[] = catalogue.lessons;
  const opened = await fetch(`${url}${SESSION_URL}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      student_id: id,
      device_id: deviceId,
      device_secret: randomBytes(32).toString('base64url'),
    }),
  });
  const cookie = opened.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  let cursor: unknown = null;
  let recorded = 0;
  let bytes = 0;

  async function sync(events: SampleEvent[]): Promise<void> {
    const body = gzipSync(JSON.stringify({ p: 1, device_id: deviceId, user_id: id, now: Date.now(), cursor, events }));
    const response = await fetch(`${url}${SYNC_URL}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', cookie },
      body,
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    bytes += body.length;
    ({ cursor } = await response.json());
  }

  await sync([]);
  return {
    id,
    sync,
    bytesSent: () => bytes,
    events(count: number): SampleEvent[] {
      const events = sampleEvents(lessons, recorded, count, Date.now());
      recorded += count;
      return events;
    },
  };
}

const PLAIN_COLUMNS = [
  'student_id',
  'seq',
  'id',
  'device_id',
  'device_seq',
  'type',
  'v',
  'lesson_id',
  'item_id',
  'content_hash',
  'payload',
  'occurred_at',
  'utc_offset',
  'corrected_at',
  'received_at',
  'score',
  'awaits_content',
];

/** `insert into … values (…), (…), …` with every value a parameter. */
function plainInsert(studentId: string, events: SampleEvent[]): [sql: string, params: unknown[]] {
  const received = new Date();
  const params = events.flatMap((event) => [
    studentId,
    event.device_seq,
    event.id,
    studentId,
    event.device_seq,
    event.type,
    event.v,
    event.lesson_id,
    event.item_id ?? null,
    event.content_hash,
    JSON.stringify(event.payload),
    new Date(Number(event.occurred_at)),
    event.utc_offset,
    received,
    received,
    null,
    false,
  ]);
  const width = PLAIN_COLUMNS.length;
  const places = events.map((_, i) => `(${PLAIN_COLUMNS.map((_, j) => `$${i * width + j + 1}`).join(', ')})`);
  return [`insert into learning_events (${PLAIN_COLUMNS.join(', ')}) values ${places.join(', ')}`, params];
}

/** The same rows as one JSON parameter: what the server itself uses, and the quickest way known for this database. */
const JSON_INSERT = `
  insert into learning_events (student_id, seq, id, device_id, device_seq, type, v, lesson_id, item_id, content_hash,
    payload, occurred_at, utc_offset, corrected_at, received_at, awaits_content)
  select $1::uuid, device_seq, id, $1::uuid, device_seq, type, v, lesson_id, item_id, content_hash, payload,
    to_timestamp(occurred_at / 1000.0), utc_offset, now(), now(), false
  from jsonb_to_recordset($2::jsonb) as e (id uuid, device_seq bigint, type text, v smallint, lesson_id text,
    item_id text, content_hash text, payload jsonb, occurred_at bigint, utc_offset smallint)`;

async function openPlainTable() {
  const folder = await mkdtemp(join(tmpdir(), 'akulearn-bench-plain-'));
  const db = await openPglite(folder);
  await migrate(db);
  return {
    async insert(studentId: string, events: SampleEvent[]): Promise<void> {
      await db.query(...plainInsert(studentId, events));
    },
    async insertJson(studentId: string, events: SampleEvent[]): Promise<void> {
      await db.query(JSON_INSERT, [studentId, JSON.stringify(events)]);
    },
    async [Symbol.asyncDispose]() {
      await db.close();
      await rm(folder, { recursive: true });
    },
  };
}
