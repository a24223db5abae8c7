import type { ClientStorage, StudentRows, StudentStore } from '../client/storage.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { dropBallast, hasBallast, isQuotaExceeded, stowBallast } from './ballast.ts';
import { connect, type Surroundings, type Transaction } from './connection.ts';
import type { DevicePrefs } from './device-prefs.ts';
import { SHARED_DB, SHARED_MIGRATIONS, sharedRows } from './shared-db.ts';
import { studentRows } from './student-rows.ts';
import { STUDENT_MIGRATIONS, type StudentSchema } from './student-schema.ts';

export interface SavedLessons {
  all(): Promise<SavedLesson[]>;
  put(lesson: SavedLesson): Promise<void>;
  /** Changes a lesson that is still saved; does nothing to another. */
  change(lessonId: string, change: Partial<Pick<SavedLesson, 'pinned' | 'lastOpenedAt'>>): Promise<void>;
  remove(lessonId: string): Promise<void>;
}

/** The preferences of this device; those the student never chose are missing. */
export interface StoredPrefs {
  get(): Promise<Partial<DevicePrefs>>;
  /** Changes only what is given, whatever another tab has written. Resolves with all of them. */
  set(change: Partial<DevicePrefs>): Promise<Partial<DevicePrefs>>;
}

export interface Storage extends ClientStorage {
  lessons: SavedLessons;
  prefs: StoredPrefs;
}

/** This browser's databases; each is opened when it is first used. `factory` is the browser's `indexedDB`. */
export function openStorage(factory: IDBFactory, surroundings: Surroundings = {}): Storage {
  const shared = connect({ factory, name: SHARED_DB, migrations: SHARED_MIGRATIONS, rows: sharedRows, surroundings });
  return {
    shared,
    lessons: {
      all: () => shared.read((rows) => rows.allLessons()),
      put: (lesson) => shared.write((rows) => rows.putLesson(lesson)),
      change: (lessonId, change) =>
        shared.write(async (rows) => {
          const lesson = await rows.getLesson(lessonId);
          if (lesson) await rows.putLesson({ ...lesson, ...change });
        }),
      remove: (lessonId) => shared.write((rows) => rows.deleteLesson(lessonId)),
    },
    prefs: {
      get: () => shared.read((rows) => rows.getPrefs()),
      set: (change) =>
        shared.write(async (rows) => {
          const prefs = { ...(await rows.getPrefs()), ...change };
          await rows.putPrefs(prefs);
          return prefs;
        }),
    },
    openStudent: (studentId) => openStudentDb(factory, studentId, surroundings),
  };
}

/** Writes that find the phone full are done again in the room the ballast kept free. */
async function openStudentDb(
  factory: IDBFactory,
  studentId: string,
  surroundings: Surroundings,
): Promise<StudentStore> {
  const db = connect<StudentSchema, Transaction<StudentSchema>>({
    factory,
    name: `akulearn-u-${studentId}`,
    migrations: STUDENT_MIGRATIONS,
    rows: (tx) => tx,
    surroundings,
  });
  let isOpen = true;
  const stow = async () => {
    if (isOpen && !(await db.read(hasBallast))) await db.write(stowBallast).catch(ignoreFullPhone);
  };
  if (surroundings.whenSettled) surroundings.whenSettled(stow);
  else await stow();

  return {
    read: (work) => db.read((tx) => work(studentRows(tx))),
    async write<T>(work: (rows: StudentRows) => Promise<T>): Promise<T> {
      const once = () => db.write((tx) => work(studentRows(tx)));
      try {
        return await once();
      } catch (error) {
        if (!isQuotaExceeded(error)) throw error;
        await db.write(dropBallast);
        return once();
      }
    },
    close() {
      isOpen = false;
      return db.close();
    },
  };
}

/** What room there is belongs to the student's work. */
function ignoreFullPhone(error: unknown): void {
  if (!isQuotaExceeded(error)) throw error;
}
