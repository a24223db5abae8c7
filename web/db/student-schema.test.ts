import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { expect, it } from 'vitest';
import type { EssayPaper } from '../client/storage.ts';
import { connect } from './connection.ts';
import { openStorage } from './open-storage.ts';
import { STUDENT_MIGRATIONS, type StudentSchema } from './student-schema.ts';

it('a database from before there were essays keeps its rows and takes papers', async () => {
  const factory = new IDBFactory();
  const first = connect<StudentSchema, IDBObjectStore>({
    factory,
    name: 'akulearn-u-ada',
    migrations: STUDENT_MIGRATIONS.slice(0, 1),
    rows: (tx) => tx.objectStore('drafts') as unknown as IDBObjectStore,
  });
  const draft = { lessonId: 'sets', contentHash: 'a'.repeat(32), index: 1, answers: {}, activeSeconds: 4 };
  await first.write(async (drafts) => void drafts.put(draft));
  await first.close();

  const store = await openStorage(factory).openStudent('ada');
  const paper: EssayPaper = { lessonId: 'letters', itemId: 'p8', text: 'Dear Sir', met: [], stage: 'writing' };
  await store.write((rows) => rows.putPaper(paper));
  expect(await store.read((rows) => rows.allDrafts())).toEqual([draft]);
  expect(await store.read((rows) => rows.getPaper('letters', 'p8'))).toEqual(paper);
});
