import type { ClientStorage, StudentRows, StudentStore } from '../client/storage.ts';
import type { SavedLesson } from '../service-worker/messages.ts';
import { dropBallast, hasBallast, isQuotaExceeded, stowBallast } from './ballast.ts';
import { connect, type Surroundings, type Transaction } from './connection.ts';
import { SHARED_DB, SHARED_MIGRATIONS, sharedRows } from './shared-db.ts';
import { studentRows } from './student-rows.ts';
import { STUDENT_MIGRATIONS, type StudentSchema } from './student-schema.ts';

export interface SavedLessons {
  all(): Promise<SavedLesson[]>;
  put(lesson: SavedLesson): Promise<void>;
  remove(lessonId: string): Promise<void>;
}

export interface Storage extends ClientStorage {
  lessons: SavedLessons;
}

/** This browser's databases; each is opened when it is first used. `factory` is the browser's `indexedDB`. */
export function openStorage(factory: IDBFactory, surroundings: Surroundings = {}): Storage {
  const shared = connect({ factory, name: SHARED_DB, migrations: SHARED_MIGRATIONS, rows: sharedRows, surroundings });
  return {
    shared,
    lessons: {
      all: () => shared.read((rows) => rows.allLessons()),
      put: (lesson) => shared.write((rows) => rows.putLesson(lesson)),
      remove: (lessonId) => shared.write((rows) => rows.deleteLesson(lessonId)),
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
  if (!(await db.read(hasBallast))) await db.write(stowBallast).catch(ignoreFullPhone);

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
    close: () => db.close(),
  };
}

/** What room there is belongs to the student's work. */
function ignoreFullPhone(error: unknown): void {
  if (!isQuotaExceeded(error)) throw error;
}
