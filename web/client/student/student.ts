import { EMPTY_PROGRESS, FOLD_VERSION } from '../../../domain/progress.ts';
import type { Base, Device, Profile, StudentRows, StudentStore, SyncMeta } from '../storage.ts';

/**
 * A student on this browser. Who is sent and what is sent come from this one object, so that nobody's work can go out as
 * another's.
 */
export interface Student {
  profile: Profile;
  device: Device;
  store: StudentStore;
}

export async function readMeta(rows: StudentRows): Promise<SyncMeta> {
  return (await rows.getMeta()) ?? { deviceSeq: 0, clockOffset: 0, epoch: null, lastSyncedAt: null };
}

export async function readBase(rows: StudentRows): Promise<Base> {
  return (await rows.getBase()) ?? { progress: EMPTY_PROGRESS, foldVersion: FOLD_VERSION, cursor: null };
}
