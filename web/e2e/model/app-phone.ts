import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { eventDraft } from '../../../domain/event-arbitraries.ts';
import { createChannel } from '../../client/channel.ts';
import { type Client, createClient } from '../../client/client.ts';
import { createLock } from '../../client/sync/lock.ts';
import { openStorage } from '../../db/open-storage.ts';

const PAUSE_MS = 200;

/** The app's own client on (fake) IndexedDB, which speaks to a running server. */
export class AppPhone {
  readonly client: Client;
  /** Ids of the events it recorded. */
  readonly recorded = new Set<string>();
  /** How many answers had which status, other than 200. */
  readonly errors = new Map<number, number>();
  private readonly server: string;
  /** Content that the server has. */
  private readonly contentHash: string;
  private cookie = '';

  constructor(server: string, contentHash: string) {
    this.server = server;
    this.contentHash = contentHash;
    this.client = createClient({
      storage: openStorage(new IDBFactory()),
      fetch: (url, init) => this.exchange(url, init),
      clock: { now: Date.now, utcOffset: () => 60 },
      random: (length) => Uint8Array.from(randomBytes(length)),
      lock: createLock(undefined),
      channel: createChannel(undefined),
      score: () => null,
    });
  }

  /** Studies and syncs without pause. */
  async live(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      for (const draft of fc.sample(eventDraft, 2)) {
        const event = await this.client.record(
          'contentHash' in draft ? { ...draft, contentHash: this.contentHash } : draft,
        );
        this.recorded.add(event.id);
      }
      await this.client.sync('student');
      await sleep(PAUSE_MS);
    }
  }

  async joinStudentOf(other: AppPhone): Promise<void> {
    await this.client.joinByLinkCode((await other.client.requestLinkCode()).code);
  }

  async studentId(): Promise<string> {
    return (await this.client.openProfile()).studentId;
  }

  private async exchange(url: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookie !== '') headers.set('cookie', this.cookie);
    const response = await fetch(`${this.server}${url}`, { ...init, headers });
    this.cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.cookie;
    const { status } = response;
    if (status !== 200) this.errors.set(status, (this.errors.get(status) ?? 0) + 1);
    return response;
  }
}
