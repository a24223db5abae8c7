import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { IDBFactory } from 'fake-indexeddb';
import { eventDraft } from '../../../domain/event-arbitraries.ts';
import type { EventDraft } from '../../../domain/events.ts';
import { scoreEvent } from '../../../domain/grading.ts';
import { addRows, EMPTY_PROGRESS } from '../../../domain/progress.ts';
import { SYNC_URL } from '../../../domain/sync.ts';
import { fromWire } from '../../../domain/wire.ts';
import { changeEpoch } from '../../../server/db/server-state.ts';
import { publishLessons } from '../../../server/lessons/publish-lessons.ts';
import { loadProgress } from '../../../server/progress/progress-store.ts';
import { refoldProgress } from '../../../server/progress/refold-progress.ts';
import { readRowsAfter } from '../../../server/sync/event-log.ts';
import { buildLessons, type createTestServer, TINY_LESSON } from '../../../server/test-context.ts';
import { createChannel } from '../../client/channel.ts';
import { type Client, createClient } from '../../client/client.ts';
import { createLock } from '../../client/sync/lock.ts';
import { openStorage } from '../../db/open-storage.ts';

export { eventDraft };

/** What happens to the next exchange of a phone with the server. */
export const FAULTS = [
  'request lost',
  'response lost',
  'sent twice',
  'late',
  'portal',
  'error 500',
  'busy 503',
] as const;
export type Fault = (typeof FAULTS)[number];

type Server = Awaited<ReturnType<typeof createTestServer>>;
type Delivery = () => Promise<Response>;

const UTC_OFFSET = 60;
const SECOND = 1000;

/**
 * Two phones and the real server, in one process: the app's own client on (fake) IndexedDB, the server's own routes on PGlite. Only
 * the network, the clocks and the moment of death are made up.
 */
export class World {
  readonly phones: [ModelPhone, ModelPhone];
  /** Ids of events that no phone holds any more but the server does: only a restore may lose them. */
  private readonly onlyOnServer = new Set<string>();
  /** Contents that phones have and the server may not: `a` is published from the start, `b` by a command. */
  private readonly contents: { a: string; b: string };
  private readonly server: Server;
  private readonly lateLesson: Awaited<ReturnType<typeof buildLessons>>;

  private constructor(server: Server, lateLesson: World['lateLesson'], known: string, late: string) {
    this.server = server;
    this.lateLesson = lateLesson;
    this.contents = { a: known, b: late };
    this.phones = [new ModelPhone(server), new ModelPhone(server)];
  }

  /** A world of its own on a shared server: students and the late content are new each time. */
  static async create(server: Server, number: number): Promise<World> {
    const known = await buildLessons([TINY_LESSON]);
    const late = await buildLessons([{ ...TINY_LESSON, version: number + 2 }]);
    const hash = (built: typeof known) => built.catalogue.lessons[0]?.content_hash ?? '';
    return new World(server, late, hash(known), hash(late));
  }

  /** Time goes on between any two things that happen. */
  tick(): void {
    this.server.clock.now += SECOND;
  }

  async act(phone: ModelPhone, draft: EventDraft): Promise<void> {
    await phone.record('contentHash' in draft ? { ...draft, contentHash: this.localHash(draft.contentHash) } : draft);
  }

  async publish(): Promise<void> {
    await publishLessons(this.server.context, this.lateLesson);
  }

  async wipe(phone: ModelPhone): Promise<void> {
    const inLog = new Set(await this.loggedIds(await phone.studentId()));
    for (const id of phone.retained) if (inLog.has(id)) this.onlyOnServer.add(id);
    await phone.wipe();
  }

  /** The second phone becomes one more of the first phone's student. */
  async join(): Promise<void> {
    const [first, second] = this.phones;
    await first.settle();
    await second.settle();
    if ((await first.studentId()) === (await second.studentId())) return;
    const { code } = await first.client.requestLinkCode();
    await second.client.joinByLinkCode(code);
  }

  /** Puts an older state of the server back: the newest rows of both students are gone. */
  async restore(share: number): Promise<void> {
    const { db, clock } = this.server;
    for (const studentId of await this.studentIds()) {
      await db.transaction(async (tx) => {
        const rows = await readRowsAfter(tx, studentId, 0, 100_000);
        const kept = rows.slice(0, Math.floor(rows.length * share));
        const lastSeq = kept.at(-1)?.seq ?? 0;
        for (const { id } of rows.slice(kept.length)) this.onlyOnServer.delete(id);
        await tx.query('delete from learning_events where student_id = $1 and seq > $2', [studentId, lastSeq]);
        await tx.query('update students set oldest_cursor = 0 where id = $1', [studentId]);
        await refoldProgress(tx, studentId, lastSeq, clock.now);
      });
    }
    await changeEpoch(db);
  }

  /**
   * When the network is well again and all is quiet: what any phone holds is in the log, once; and the server's progress, the fold of the
   * log and every phone's view are the same. Throws an Error that says what is not so.
   */
  async expectAgreement(expect: typeof import('vitest').expect): Promise<void> {
    for (const phone of this.phones) await phone.deliverLate();
    for (const phone of [...this.phones, ...this.phones]) await phone.settle();
    const kept = new Set<string>();
    for (const phone of this.phones) {
      const studentId = await phone.studentId();
      const rows = await readRowsAfter(this.server.db, studentId, 0, 100_000);
      const ids = rows.map((row) => row.id);
      for (const id of ids) kept.add(id);
      expect(new Set(ids).size, 'an event is in the log twice').toBe(ids.length);
      expect(
        [...phone.retained].filter((id) => !ids.includes(id)),
        'a phone holds events the server lacks',
      ).toEqual([]);
      const oracle = addRows(EMPTY_PROGRESS, rows.map(fromWire));
      expect(await loadProgress(this.server.db, studentId), 'the server against the fold of its log').toEqual(oracle);
      expect(await phone.client.readProgress(), 'the phone against the fold of the log').toEqual(oracle);
      expect(phone.client.syncState()).toMatchObject({ waiting: 0, rejected: 0, problem: null });
    }
    expect(
      [...this.onlyOnServer].filter((id) => !kept.has(id) && !this.isOfLeftStudent(id)),
      'the server lost events',
    ).toEqual([]);
  }

  async close(): Promise<void> {
    for (const phone of this.phones) await phone.client.close();
  }

  /** A guest without a session who lost the storage too cannot be found again: that student's work is out of reach. */
  private isOfLeftStudent(id: string): boolean {
    return this.phones.some((phone) => phone.left.has(id));
  }

  private localHash(hash: string): string {
    return hash.startsWith('a') ? this.contents.a : this.contents.b;
  }

  private async studentIds(): Promise<Set<string>> {
    return new Set(await Promise.all(this.phones.map((phone) => phone.studentId())));
  }

  private async loggedIds(studentId: string): Promise<string[]> {
    return (await readRowsAfter(this.server.db, studentId, 0, 100_000)).map(({ id }) => id);
  }
}

export class ModelPhone {
  client: Client;
  /** Ids of the events this phone recorded and still has. */
  retained = new Set<string>();
  left = new Set<string>();
  private readonly server: Server;
  private factory = new IDBFactory();
  private cookie = '';
  private clockOffset = 0;
  private faults: (Fault | 'no answer ever')[] = [];
  private late: Delivery[] = [];

  constructor(server: Server) {
    this.server = server;
    this.client = this.start();
  }

  async record(draft: EventDraft): Promise<void> {
    this.retained.add((await this.client.record(draft)).id);
  }

  sync(): Promise<unknown> {
    return this.client.sync('student');
  }

  /** Two tabs and no Web Locks: both send the same. */
  async syncInTwoTabs(): Promise<void> {
    const other = this.start();
    await Promise.all([this.client.sync('student'), other.sync('student')]);
    await other.close();
  }

  expectFault(fault: Fault): void {
    this.faults.push(fault);
  }

  jumpClock(milliseconds: number): void {
    this.clockOffset = milliseconds;
  }

  /** The browser is gone from one moment to the next, perhaps while it waits for an answer. */
  async crash(whileSending: boolean): Promise<void> {
    if (whileSending) {
      this.faults = ['no answer ever'];
      const sync = this.client.sync('student');
      await Promise.race([sync, this.hangs()]);
    }
    this.faults = [];
    this.client = this.start();
  }

  async wipe(): Promise<void> {
    if (this.cookie === '') for (const id of this.retained) this.left.add(id);
    this.retained.clear();
    this.factory = new IDBFactory();
    this.client = this.start();
  }

  async deliverLate(): Promise<void> {
    for (const deliver of this.late.splice(0).reverse()) await deliver();
  }

  /** Lets the phone come to rest on a network without faults. */
  async settle(): Promise<void> {
    this.faults = [];
    await this.client.sync('student');
  }

  async studentId(): Promise<string> {
    return (await this.client.openProfile()).studentId;
  }

  private hung: (() => void) | null = null;

  private hangs(): Promise<void> {
    return new Promise((resolve) => {
      this.hung = resolve;
    });
  }

  private start(): Client {
    const storage = openStorage(this.factory);
    const lesson = fromWire(TINY_LESSON);
    return createClient({
      storage,
      fetch: (url, init) => this.exchange(url, init),
      clock: { now: () => this.server.clock.now + this.clockOffset, utcOffset: () => UTC_OFFSET },
      random: (length) => Uint8Array.from(randomBytes(length)),
      lock: createLock(undefined),
      channel: createChannel(undefined),
      score: (event) => scoreEvent(event, lesson),
    });
  }

  private async exchange(url: string, init: RequestInit): Promise<Response> {
    const deliver: Delivery = async () => {
      const request = new Request(`http://phone${url}`, { ...init, signal: null, headers: this.headers(init) });
      const response = await this.server.app.request(request);
      this.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.cookie;
      return response;
    };
    const fault = url === SYNC_URL ? this.faults.shift() : undefined;
    switch (fault) {
      case undefined:
        return deliver();
      case 'request lost':
        throw new TypeError(fault);
      case 'response lost':
        await deliver();
        throw new TypeError(fault);
      case 'sent twice':
        await deliver();
        return deliver();
      case 'late':
        this.late.push(deliver);
        throw new TypeError(fault);
      case 'no answer ever':
        await deliver();
        this.hung?.();
        return new Promise(() => {});
      case 'portal':
        return new Response('<html>Buy a data plan</html>', { headers: { 'content-type': 'text/html' } });
      case 'error 500':
        return new Response('oops', { status: 500 });
      case 'busy 503':
        return new Response('', { status: 503, headers: { 'retry-after': '30' } });
    }
  }

  private headers(init: RequestInit): Headers {
    const headers = new Headers(init.headers);
    if (this.cookie !== '') headers.set('cookie', this.cookie);
    return headers;
  }
}
