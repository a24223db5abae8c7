import { type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames, wrap } from 'idb';
import type { Transactions } from '../client/storage.ts';

/**
 * One step of a database's history. Appended to, never changed, once released. It may rewrite rows through `tx`, awaiting
 * nothing else: the whole upgrade is one transaction, so a crash in the middle leaves the version before, with all its rows.
 */
export type Migration<Schema extends DBSchema> = (
  db: IDBPDatabase<Schema>,
  tx: UpgradeTransaction<Schema>,
) => void | Promise<void>;

type UpgradeTransaction<Schema extends DBSchema> = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** A transaction over every store of the database. */
export type Transaction<Schema extends DBSchema> = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

/**
 * Why a database cannot be used. `blocked`: it is to be upgraded, and another window has not let go of the version before;
 * it opens as soon as that happens. `outdated`: a newer version of the app has upgraded it, so this page is too old for it.
 */
export type DatabaseTrouble = 'blocked' | 'outdated';

/** The page around the databases. A worker has neither. */
export interface Surroundings {
  /** Told when trouble begins, and null when it is over. */
  onTrouble?(trouble: DatabaseTrouble | null): void;
  /** The document, which the browser sends `freeze` and `resume`. */
  lifecycle?: EventTarget;
  /** Calls back once the first screen is drawn, for what can wait. Without it nothing waits. */
  whenSettled?(work: () => Promise<void>): void;
}

interface ConnectOptions<Schema extends DBSchema, Rows> {
  /** Passed in, so that several browsers fit in one process. */
  factory: IDBFactory;
  name: string;
  /** Their number is the version. */
  migrations: readonly Migration<Schema>[];
  rows: (tx: Transaction<Schema>) => Rows;
  surroundings?: Surroundings;
}

/** Of one transaction, the first included. Each ends with the connection lost or the page frozen, which is rare. */
const MAX_ATTEMPTS = 3;

/**
 * Transactions over a database that is opened at first use, and opened again after the browser or another tab's upgrade
 * closed it. What was under way when the connection was lost is done again.
 */
export function connect<Schema extends DBSchema, Rows>(options: ConnectOptions<Schema, Rows>): Transactions<Rows> {
  const lifecycle = options.surroundings?.lifecycle;
  const underWay = new Set<Transaction<Schema>>();
  let opening: Promise<IDBPDatabase<Schema>> | null = null;
  let thawed = Promise.resolve();

  lifecycle?.addEventListener('freeze', () => {
    // A page that is frozen with a transaction, or with the database open, keeps every other tab out until it is looked at again.
    thawed = new Promise((resolve) => lifecycle.addEventListener('resume', () => resolve(), { once: true }));
    for (const tx of underWay) abort(tx);
    void close();
  });

  return {
    read: (work) => run('readonly', work),
    write: (work) => run('readwrite', work),
    close,
  };

  async function run<T>(mode: IDBTransactionMode, work: (rows: Rows) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      await thawed;
      try {
        return await runOnce(mode, work);
      } catch (error) {
        if (!isInterruption(error) || attempt === MAX_ATTEMPTS) throw error;
        await close();
      }
    }
  }

  async function runOnce<T>(mode: IDBTransactionMode, work: (rows: Rows) => Promise<T>): Promise<T> {
    const tx = begin(await open(), mode);
    const failure = tx.done.then(
      () => null,
      (error: unknown) => error,
    );
    underWay.add(tx);
    try {
      const result = await work(options.rows(tx));
      // A page that is frozen before the browser commits by itself would keep every other tab out.
      tx.commit();
      const error = await failure;
      if (error !== null) throw error;
      return result;
    } catch (error) {
      abort(tx);
      await failure;
      throw error;
    } finally {
      underWay.delete(tx);
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

  async function close(): Promise<void> {
    const opened = opening;
    opening = null;
    (await opened)?.close();
  }
}

async function openDatabase<Schema extends DBSchema>(
  { factory, name, migrations, surroundings }: Omit<ConnectOptions<Schema, unknown>, 'rows'>,
  onClosed: () => void,
): Promise<IDBPDatabase<Schema>> {
  const request = factory.open(name, migrations.length);
  let wasBlocked = false;
  let wrongStep: unknown = null;
  request.addEventListener('blocked', () => {
    wasBlocked = true;
    surroundings?.onTrouble?.('blocked');
  });
  request.addEventListener('upgradeneeded', async ({ oldVersion }) => {
    const db = wrap(request.result) as unknown as IDBPDatabase<Schema>;
    const tx = wrap(request.transaction as IDBTransaction) as unknown as UpgradeTransaction<Schema>;
    // The opening fails with it, and tells.
    tx.done.catch(() => {});
    try {
      for (const migrate of migrations.slice(oldVersion)) await migrate(db, tx);
    } catch (error) {
      wrongStep = error;
      abort(tx);
    }
  });
  try {
    const db = (await wrap(request)) as unknown as IDBPDatabase<Schema>;
    db.addEventListener('close', onClosed);
    db.addEventListener('versionchange', () => {
      // Another tab upgrades, or deletes, this database and waits for us.
      onClosed();
      db.close();
    });
    return db;
  } catch (error) {
    if (isDomException(error, 'VersionError')) surroundings?.onTrouble?.('outdated');
    throw wrongStep ?? error;
  } finally {
    if (wasBlocked) surroundings?.onTrouble?.(null);
  }
}

function begin<Schema extends DBSchema>(db: IDBPDatabase<Schema>, mode: IDBTransactionMode): Transaction<Schema> {
  const stores = Array.from(db.objectStoreNames) as StoreNames<Schema>[];
  return db.transaction(stores, mode, { durability: 'strict' }) as Transaction<Schema>;
}

/** The connection was closed before the transaction began, or lost in the middle of it. Nothing of it was kept. */
function isInterruption(error: unknown): boolean {
  return isDomException(error, 'InvalidStateError', 'AbortError', 'UnknownError');
}

/** A transaction that failed or was committed has ended already, which makes another end an error. */
function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch (error) {
    if (!isDomException(error, 'InvalidStateError')) throw error;
  }
}

function isDomException(error: unknown, ...names: string[]): boolean {
  return error instanceof DOMException && names.includes(error.name);
}
