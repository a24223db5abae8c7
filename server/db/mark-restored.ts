import { readConfig } from '../config.ts';
import { openDatabase } from './open-database.ts';
import { changeEpoch } from './server-state.ts';

/** Run once after DATA_DIR was put back from a backup: phones then send again what the backup does not have. */
const { dataDir } = readConfig(process.env);
const db = await openDatabase(dataDir);
await changeEpoch(db);
await db.close();
process.stdout.write(`${dataDir} begins a new history: phones will send again what they still hold.\n`);
