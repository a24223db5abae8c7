import { queryOptions } from '@tanstack/react-query';

/** Below this a lesson with pictures may no longer fit, nor the browser work as it should. */
const SCARCE_BYTES = 30_000_000;

/** What the browser tells about its room on this phone; null for what it does not tell. */
export interface StorageRoom {
  /** Room that is left for this app, in bytes. */
  leftBytes: number | null;
  /** Whether the browser promised to clear nothing by itself. */
  persisted: boolean | null;
}

type Manager = Partial<Pick<StorageManager, 'estimate' | 'persisted'>>;

/** `storage`: the browser's `navigator.storage`, which an address that is not https does not have. */
export async function readStorageRoom(storage: Manager | undefined): Promise<StorageRoom> {
  const { quota, usage } = (await storage?.estimate?.()) ?? {};
  return {
    leftBytes: quota === undefined || usage === undefined ? null : Math.max(0, quota - usage),
    persisted: (await storage?.persisted?.()) ?? null,
  };
}

export function isNearlyFull({ leftBytes }: StorageRoom): boolean {
  return leftBytes !== null && leftBytes < SCARCE_BYTES;
}

export const storageRoomQuery = queryOptions({
  queryKey: ['storage-room'],
  queryFn: () => readStorageRoom(navigator.storage),
});
