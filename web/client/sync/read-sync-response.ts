import type { SyncResponse, WireSyncResponse } from '../../../domain/sync.ts';
import { fromWire } from '../../../domain/wire.ts';
import { isObject } from '../http.ts';

/**
 * The answer to a sync request, or null when it is not one: a network that wants a sign-in answers 200 with its own page, and
 * taking that for an acknowledgement would lose work. Checked by hand, since schemas are too large for the worker.
 */
export function readSyncResponse(body: unknown, sentIds: readonly string[]): SyncResponse | null {
  const ours =
    isObject(body) &&
    isCount(body.now) &&
    isArrayOf(body.results, isResult) &&
    body.results.length === sentIds.length &&
    body.results.every(({ id }, i) => id === sentIds[i]) &&
    (body.cursor === null || isCursor(body.cursor)) &&
    isArrayOf(body.changes, isRow) &&
    typeof body.more === 'boolean' &&
    // Else the phone would ask for ever.
    !(body.more && body.changes.length === 0) &&
    (body.snapshot === undefined || (isSnapshot(body.snapshot) && body.cursor !== null));
  return ours ? fromWire(body as unknown as WireSyncResponse) : null;
}

function isResult(value: unknown): value is { id: string } {
  if (!isObject(value) || typeof value.id !== 'string') return false;
  if (value.s === 'ok' || value.s === 'dup') return isCount(value.seq);
  return value.s === 'rej' && typeof value.code === 'string' && typeof value.message === 'string';
}

function isRow(value: unknown): value is Record<string, unknown> {
  return (
    isObject(value) &&
    typeof value.id === 'string' &&
    typeof value.type === 'string' &&
    isObject(value.payload) &&
    isCount(value.seq) &&
    isCount(value.corrected_at) &&
    typeof value.utc_offset === 'number' &&
    (value.score === null || typeof value.score === 'number')
  );
}

function isCursor(value: unknown): boolean {
  return isObject(value) && typeof value.epoch === 'string' && isCount(value.seq);
}

function isSnapshot(value: unknown): boolean {
  if (!isObject(value) || !isCount(value.fold_version) || !isObject(value.progress)) return false;
  const { lessons, days, settings } = value.progress;
  return isObject(lessons) && isObject(days) && isObject(settings);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isArrayOf<T>(value: unknown, is: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(is);
}
