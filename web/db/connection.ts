import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames, wrap } from 'idb';
import type { Transactions } from '../client/storage.ts';

/** One step of a database's history. Appended to, never changed, once released. */
export type Migration<Schema extends DBSchema> = (db: IDBPDatabase<Schema>) => void;

/** A transaction over every store of the database. */
export type Transaction<Schema extends DBSchema> = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

interface ConnectOptions<Schema extends DBSchema, Rows> {
  /** Passed in, so that several browsers fit in one process. */
  factory: IDBFactory;
  name: string;
  /** Their number is the version. */
  migrations: readonly Migration<Schema>[];
  rows: (tx: Transaction<Schema>) => Rows;
}

/**
 * Transactions over a database that is opened at first use, and opened again after the browser or another tab's upgrade
 * closed it.
 */
export function connect<Schema extends DBSchema, Rows>(options: ConnectOptions<Schema, Rows>): Transactions<Rows> {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;

  return {
    read: (work) => run('readonly', work),
    write: (work) => run('readwrite', work),
    async close() {
      const opened = opening;
      opening = null;
      (await opened)?.close();
    },
  };

  async function run<T>(mode: IDBTransactionMode, work: (rows: Rows) => Promise<T>): Promise<T> {
    const tx = await begin(mode);
    const failure = tx.done.then(
      () => null,
      (error: unknown) => error,
    );
    let result: T;
    try {
      result = await work(options.rows(tx));
      // A page that is frozen before the browser commits by itself would keep every other tab out.
      tx.commit();
    } catch (error) {
      abort(tx);
      await failure;
      throw error;
    }
    const error = await failure;
    if (error !== null) throw error;
    return result;
  }

  async function begin(mode: IDBTransactionMode): Promise<Transaction<Schema>> {
    try {
      return beginOn(await open(), mode);
    } catch (error) {
      if (!isClosed(error)) throw error;
      opening = null;
      return beginOn(await open(), mode);
    }
  }

  function open(): Promise<IDBPDatabase<Schema>> {
    if (opening) return opening;
    const forget = () => {
      if (opening === opened) opening = null;
    };
    const opened = openDatabase(options, forget).catch((error: unknown) => {
      forget();
      throw error;
    });
    opening = opened;
    return opened;
  }
}

async function openDatabase<Schema extends DBSchema>(
  { factory, name, migrations }: Pick<ConnectOptions<Schema, unknown>, 'factory' | 'name' | 'migrations'>,
  onClosed: () => void,
): Promise<IDBPDatabase<Schema>> {
  const request = factory.open(name, migrations.length);
  request.addEventListener('upgradeneeded', ({ oldVersion }) => {
    const db = wrap(request.result) as unknown as IDBPDatabase<Schema>;
    for (const migrate of migrations.slice(oldVersion)) migrate(db);
  });
  const db = (await wrap(request)) as unknown as IDBPDatabase<Schema>;
  db.addEventListener('close', onClosed);
  db.addEventListener('versionchange', () => {
    // Another tab upgrades, or deletes, this database and waits for us.
    onClosed();
    db.close();
  });
  return db;
}

function beginOn<Schema extends DBSchema>(db: IDBPDatabase<Schema>, mode: IDBTransactionMode): Transaction<Schema> {
  const stores = Array.from(db.objectStoreNames) as StoreNames<Schema>[];
  return db.transaction(stores, mode, { durability: 'strict' }) as Transaction<Schema>;
}

function isClosed(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'InvalidStateError';
}

/** A request that failed has ended the transaction already, which makes another end an error. */
function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch (error) {
    if (!isClosed(error)) throw error;
  }
}
