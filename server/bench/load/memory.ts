import type { CDPSession } from '@playwright/test';
import { openPhone } from '../../../web/e2e/support/phone.ts';
import { startServer } from '../../../web/e2e/support/server.ts';
import { readLesson } from '../../../web/e2e/support/study.ts';
import type { Row, Table } from '../table.ts';
import { LESSON, prepare, SCREENS_A_ROUND, studyForAWhile } from './journey.ts';

/** A student who turns to another screen every six seconds, for half an hour. */
const SCREENS = 300;
const MOST_GROWTH = 1.1;

/** What the page holds on to while a student uses it for long, at the speed of this machine instead of the student's. */
export async function benchMemory(): Promise<Table[]> {
  await using server = await startServer();
  const { practice } = await readLesson(server.url, LESSON.title);
  await using phone = await openPhone(server.url);
  await prepare(phone.page);
  const devtools = await phone.context.newCDPSession(phone.page);
  const rounds = Math.ceil(SCREENS / SCREENS_A_ROUND);
  const heaps: Heap[] = [];
  for (let round = 0; round <= rounds; round++) {
    // The first round loads every screen's code and the lesson.
    if (round === 1 || round === Math.ceil(rounds / 2) || round === rounds) heaps.push(await readHeap(devtools));
    const place = round % practice.length;
    const question = practice[place];
    if (question) await studyForAWhile(phone.page, place + 1, question);
  }
  const [start, half, end] = heaps;
  if (!start || !half || !end) throw new Error('the heap was not read three times');
  const growth = end.bytes / half.bytes;
  const row = (when: string, heap: Heap, ratio: string, wanted = ''): Row => ({
    when,
    'JS heap MB': (heap.bytes / 1e6).toFixed(2),
    nodes: heap.nodes,
    listeners: heap.listeners,
    ratio,
    wanted,
  });
  return [
    {
      title: `Memory of the page over ${SCREENS} screens, after garbage collection`,
      rows: [
        row('after the first round', start, '1.00'),
        row('half-way', half, `${(half.bytes / start.bytes).toFixed(2)} of the first`),
        row(
          'at the end',
          end,
          `${growth.toFixed(2)} of half-way`,
          `≤ ${MOST_GROWTH} ${growth <= MOST_GROWTH ? 'reached' : 'NOT reached'}`,
        ),
      ],
    },
  ];
}

interface Heap {
  bytes: number;
  nodes: number;
  listeners: number;
}

async function readHeap(devtools: CDPSession): Promise<Heap> {
  // What one collection frees may free more in the next.
  for (let i = 0; i < 3; i++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters');
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}
