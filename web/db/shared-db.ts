import type { DBSchema } from 'idb';
import type { Device, Profile, SharedRows } from '../client/storage.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import type { Migration, Transaction } from './connection.ts';

export const SHARED_DB = 'akulearn-shared';

/** What does not belong to one student. */
export interface SharedSchema extends DBSchema {
  device: { key: string; value: Device };
  students: { key: string; value: Profile };
  state: { key: string; value: string };
  /** Commit markers: a lesson is saved on this phone if and only if it stands here. */
  lessons: { key: string; value: SavedLesson };
}

export const SHARED_MIGRATIONS: readonly Migration<SharedSchema>[] = [
  (db) => {
    db.createObjectStore('device');
    db.createObjectStore('students', { keyPath: 'studentId' });
    db.createObjectStore('state');
    db.createObjectStore('lessons', { keyPath: 'id' });
  },
];

const THIS_DEVICE = 'this';
const CURRENT_STUDENT = 'current_student';

export interface LessonRows {
  allLessons(): Promise<SavedLesson[]>;
  putLesson(lesson: SavedLesson): Promise<void>;
  deleteLesson(id: string): Promise<void>;
}

export function sharedRows(tx: Transaction<SharedSchema>): SharedRows & LessonRows {
  const device = tx.objectStore('device');
  const students = tx.objectStore('students');
  const state = tx.objectStore('state');
  const lessons = tx.objectStore('lessons');
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
    deleteLesson: (id) => lessons.delete(id),
  };
}
