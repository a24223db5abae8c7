import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { openDatabase } from './open-database.ts';
import { changeEpoch } from './server-state.ts';

/** Run once after the database was put back from a backup: phones then send again what the backup does not have. */
const db = await openDatabase(readConfig(process.env), pino());
await changeEpoch(db);
await db.close();
process.stdout.write('A new history begins: phones will send again what they still hold.\n');
