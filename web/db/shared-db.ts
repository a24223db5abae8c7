import type { DBSchema } from 'idb';
import type { Device, Profile, SharedRows } from '../client/storage.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import type { Migration, Transaction } from './connection.ts';
import type { DevicePrefs } from './device-prefs.ts';

export const SHARED_DB = 'akulearn-shared';

/** What does not belong to one student. */
export interface SharedSchema extends DBSchema {
  device: { key: string; value: Device };
  students: { key: string; value: Profile };
  state: { key: string; value: string };
  /** Commit markers: a lesson is saved on this phone if and only if it stands here. */
  lessons: { key: string; value: SavedLesson };
  prefs: { key: string; value: Partial<DevicePrefs> };
}

export const SHARED_MIGRATIONS: readonly Migration<SharedSchema>[] = [
  (db) => {
    db.createObjectStore('device');
    db.createObjectStore('students', { keyPath: 'studentId' });
    db.createObjectStore('state');
    db.createObjectStore('lessons', { keyPath: 'id' });
  },
  (db) => {
    // Its transaction is the one of the upgrade, which reaches the rows that are there already.
    const lessons = db.createObjectStore('prefs').transaction.objectStore('lessons');
    // A failure aborts the upgrade, and opening says so.
    lessons.getAll().then((rows) => Promise.all(rows.map((row) => lessons.put(addUse(row)))));
  },
];

/** A lesson written down before each file had its size. The first file is the lesson's own, which it shares with no other. */
function addUse(row: Omit<SavedLesson, 'files'> & { files: unknown }): SavedLesson {
  const files = row.files as string[];
  return {
    ...row,
    files: files.map((url, index) => ({ url, bytes: index === 0 ? row.bytes : 0 })),
    pinned: false,
    lastOpenedAt: row.savedAt,
  };
}

const THIS_DEVICE = 'this';
const CURRENT_STUDENT = 'current_student';

export interface LessonRows {
  allLessons(): Promise<SavedLesson[]>;
  getLesson(id: string): Promise<SavedLesson | undefined>;
  putLesson(lesson: SavedLesson): Promise<void>;
  deleteLesson(id: string): Promise<void>;
}

export interface PrefsRows {
  getPrefs(): Promise<Partial<DevicePrefs>>;
  putPrefs(prefs: Partial<DevicePrefs>): Promise<void>;
}

export function sharedRows(tx: Transaction<SharedSchema>): SharedRows & LessonRows & PrefsRows {
  const device = tx.objectStore('device');
  const students = tx.objectStore('students');
  const state = tx.objectStore('state');
  const lessons = tx.objectStore('lessons');
  const prefs = tx.objectStore('prefs');
  return {
    getDevice: () => device.get(THIS_DEVICE),
    async putDevice(row) {
      await device.put(row, THIS_DEVICE);
    },
    getProfile: (studentId) => students.get(studentId),
    allProfiles: () => students.getAll(),
    async putProfile(profile) {
      await students.put(profile);
    },
    getCurrentStudentId: () => state.get(CURRENT_STUDENT),
    async setCurrentStudentId(studentId) {
      await state.put(studentId, CURRENT_STUDENT);
    },
    allLessons: () => lessons.getAll(),
    async putLesson(lesson) {
      await lessons.put(lesson);
    },
    getLesson: (id) => lessons.get(id),
    deleteLesson: (id) => lessons.delete(id),

    getPrefs: async () => (await prefs.get(THIS_DEVICE)) ?? {},
    async putPrefs(row) {
      await prefs.put(row, THIS_DEVICE);
    },
  };
}
