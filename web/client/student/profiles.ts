import { uuid7 } from '../../../domain/uuid7.ts';
import type { Clock, Random } from '../clock.ts';
import type { Fetch } from '../http.ts';
import type { ClientStorage, Device, Profile, SharedRows } from '../storage.ts';
import { adoptWork } from './adopt-work.ts';
import { askSession, openSession, type SessionAnswer } from './session.ts';
import type { Student } from './student.ts';

interface ProfileDeps {
  storage: ClientStorage;
  fetch: Fetch;
  clock: Clock;
  random: Random;
}

/** `switched`: the browser's cookie named another student, whom it belongs to now. */
export type Registration = 'open' | 'denied' | 'unreachable' | 'switched';

/** Who uses this browser: found again or minted. */
export function createProfiles({ storage, fetch, clock, random }: ProfileDeps) {
  const { shared } = storage;

  return {
    /** The student of this browser; the first time the one its cookie names, else a new guest, who can study at once. */
    async open(): Promise<Student> {
      // Only reads, so that a full phone still opens.
      const known = await shared.read(findCurrent);
      const { profile, device } = known ?? (await createFirst());
      const store = await storage.openStudent(profile.studentId);
      const student = { profile, device, store };
      await adoptOthers(student);
      return student;
    },

    /** Makes this device known to the server as the student's, before its first sync. */
    async register(student: Student): Promise<Registration> {
      const { studentId } = student.profile;
      const named = await askSession(fetch);
      if (named.kind === 'unreachable') return 'unreachable';
      // Minted on a browser whose storage was lost, but not its cookie: the student is back.
      const isBack = named.kind === 'open' && named.studentId !== studentId;
      const ownerId = isBack ? named.studentId : studentId;
      const session = await openFor(fetch, student, ownerId);
      if (session.kind !== 'open') return session.kind;
      await shared.write((rows) => (isBack ? makeCurrent(rows, studentId, ownerId) : markRegistered(rows, studentId)));
      return isBack ? 'switched' : 'open';
    },

    async renew(student: Student): Promise<SessionAnswer['kind']> {
      return (await openFor(fetch, student, student.profile.studentId)).kind;
    },

    currentStudentId: () => shared.read((rows) => rows.getCurrentStudentId()),
  };

  async function findCurrent(rows: SharedRows): Promise<{ profile: Profile; device: Device } | null> {
    const studentId = await rows.getCurrentStudentId();
    const profile = studentId === undefined ? undefined : await rows.getProfile(studentId);
    const device = await rows.getDevice();
    return profile && device ? { profile, device } : null;
  }

  async function createFirst(): Promise<{ profile: Profile; device: Device }> {
    const named = await askSession(fetch);
    const now = clock.now();
    const profile: Profile = {
      studentId: named.kind === 'open' ? named.studentId : uuid7(now, random),
      registered: false,
      adoptedBy: null,
    };
    const device: Device = { id: uuid7(now, random), secret: base64url(random(32)) };
    return shared.write(async (rows) => {
      // Another tab may have been quicker.
      const known = await findCurrent(rows);
      if (known) return known;
      await rows.putDevice(device);
      await rows.putProfile(profile);
      await rows.setCurrentStudentId(profile.studentId);
      return { profile, device };
    });
  }

  async function markRegistered(rows: SharedRows, studentId: string): Promise<void> {
    const profile = await rows.getProfile(studentId);
    if (profile) await rows.putProfile({ ...profile, registered: true });
  }

  async function adoptOthers({ profile, store }: Student): Promise<void> {
    const profiles = await shared.read((rows) => rows.allProfiles());
    for (const { studentId, adoptedBy } of profiles) {
      if (adoptedBy !== profile.studentId) continue;
      const other = await storage.openStudent(studentId);
      await adoptWork(other, store);
      await other.close();
    }
  }
}

/** Opens or renews the session of `studentId` for this device. */
export function openFor(fetch: Fetch, { device }: Pick<Student, 'device'>, studentId: string): Promise<SessionAnswer> {
  return openSession(fetch, { studentId, deviceId: device.id, deviceSecret: device.secret });
}

/** The session of `studentId` is open: from now on this browser is theirs, and so is what was done on it. */
export async function makeCurrent(rows: SharedRows, fromId: string, studentId: string): Promise<void> {
  if (fromId === studentId) return;
  for (const profile of await rows.allProfiles()) {
    const moves = profile.studentId === fromId || profile.adoptedBy === fromId;
    if (moves) await rows.putProfile({ ...profile, adoptedBy: studentId });
  }
  await rows.putProfile({ studentId, registered: true, adoptedBy: null });
  await rows.setCurrentStudentId(studentId);
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
