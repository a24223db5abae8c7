import type { Queryable } from '../db/database.ts';
import { type Boards, NEIGHBOURHOOD } from '../gamification/boards/boards.ts';
import { readIndexVersion } from '../gamification/boards/index-state.ts';
import { BOARDS, BUILDING, keyOf, READ_BOARD, READY, UNSETTLED } from '../gamification/boards/redis-scripts.ts';
import { startPostgres } from '../test-services/postgres.ts';
import { startRedis } from '../test-services/redis.ts';
import { median } from './load/quantile.ts';
import { pairedRatio, printInterval, shuffled } from './paired-rounds.ts';
import { BOARD, openSampleBoard, type SampleBoard } from './sample-board.ts';
import type { Row, Table } from './table.ts';

const MEMBERS = [1_000, 10_000, 100_000, 1_000_000] as const;
const [SMALLEST, LARGEST] = [MEMBERS[0], 1_000_000];
const ROUNDS = 40;
const WARM_UP = 5;
const CALLS = 10;
/** As the screen asks for. */
const ROWS = 10;
const OPERATIONS = ['save', 'view'] as const;
type Operation = (typeof OPERATIONS)[number];

/** Something that is measured on each board. */
interface Probe {
  name: string;
  calls: number;
  /** Where more members take too long. */
  upTo?: number;
  run(board: SampleBoard): Promise<unknown>;
}

/** What a place on a board costs as the board grows, beside raw commands of Redis on the same members. */
export async function benchLeaderboard(): Promise<Table[]> {
  await using begun = new AsyncDisposableStack();
  const postgres = begun.use(await startPostgres({ settings: { fsync: 'on', full_page_writes: 'on' } }));
  const server = begun.use(await startRedis());
  const boards: SampleBoard[] = [];
  for (const [place, members] of MEMBERS.entries()) {
    boards.push(begun.use(await openSampleBoard(postgres, server, { members, place })));
  }
  const times = createTimes();
  let lost = 0;
  for (let round = 0; round < WARM_UP + ROUNDS; ) {
    const measured = await measureRound(boards);
    const whole = await Promise.all(boards.map((board) => board.keepWhole()));
    if (whole.includes(false)) {
      lost++;
      continue;
    }
    if (round >= WARM_UP) for (const [key, time] of measured) times.add(key, time);
    round++;
  }
  return [compareWithRaw(times, lost), showParts(times), showBuilding(boards)];
}

/** Microseconds a call, by probe and members. */
async function measureRound(boards: SampleBoard[]): Promise<Map<string, number>> {
  const measured = new Map<string, number>();
  const pairs = boards.flatMap((board) =>
    PROBES.filter(({ upTo = board.members }) => board.members <= upTo).map((probe) => ({ board, probe })),
  );
  for (const { board, probe } of shuffled(pairs)) {
    const start = performance.now();
    for (let i = 0; i < probe.calls; i++) await probe.run(board);
    measured.set(timeKey(probe.name, board.members), ((performance.now() - start) * 1000) / probe.calls);
  }
  return measured;
}

const PROBES: Probe[] = [
  {
    name: 'raw save',
    calls: CALLS,
    run({ redis, rawKey, anyStudent, anyScore }) {
      const [before, after] = [anyScore(), anyScore()];
      return redis
        .pipeline()
        .zcount(rawKey, `(${before}`, '+inf')
        .zadd(rawKey, after, anyStudent())
        .zcount(rawKey, `(${after}`, '+inf')
        .exec();
    },
  },
  {
    name: 'raw view',
    calls: CALLS,
    async run({ redis, rawKey, anyStudent, anyScore }) {
      const own = Number(await redis.zrevrank(rawKey, anyStudent()));
      const start = Math.max(0, own - Math.floor(NEIGHBOURHOOD / 2));
      await redis
        .pipeline()
        .zcard(rawKey)
        .zrevrange(rawKey, 0, ROWS - 1, 'WITHSCORES')
        .zrevrange(rawKey, start, start + NEIGHBOURHOOD - 1, 'WITHSCORES')
        .zcount(rawKey, `(${anyScore()}`, '+inf')
        .exec();
    },
  },
  { name: 'ours save', calls: CALLS, run: (board) => saveWith(board.boards, board) },
  { name: 'ours view', calls: CALLS, run: (board) => view(board.boards, board) },
  { name: 'database save', calls: 1, upTo: 100_000, run: (board) => saveWith(board.sql, board) },
  { name: 'database view', calls: 1, upTo: 100_000, run: (board) => view(board.sql, board) },
  {
    name: 'transaction that locks the student',
    calls: CALLS,
    run: ({ db, anyStudent }) => db.transaction((tx) => lock(tx, anyStudent())),
  },
  { name: 'version of the index from the database', calls: CALLS, run: ({ db }) => readIndexVersion(db) },
  {
    name: 'script of a view',
    calls: CALLS,
    run: ({ redis, anyStudent }) => redis.eval(READ_BOARD, KEYS.length, ...KEYS, anyStudent(), ROWS, NEIGHBOURHOOD),
  },
  {
    name: 'names from the database',
    calls: CALLS,
    run: ({ db, anyStudent }) =>
      db.query('select student_id, board_name from student_rewards where student_id = any($1::uuid[])', [
        Array.from({ length: ROWS + NEIGHBOURHOOD }, anyStudent),
      ]),
  },
];

const KEYS = [READY, BUILDING, BOARDS, UNSETTLED, keyOf(BOARD)];

function view(boards: Boards, { anyStudent }: SampleBoard): Promise<unknown> {
  return boards.view(BOARD, anyStudent(), ROWS);
}

/** As the server does: it holds the student's row, and hears the ranks before and after. */
async function saveWith(boards: Boards, { db, anyStudent, anyScore }: SampleBoard): Promise<void> {
  const id = anyStudent();
  const committed = await db.transaction(async (tx) => {
    const [[row], writer] = await Promise.all([lock(tx, id), boards.writeIn(tx)]);
    await writer.save(id, [{ board: BOARD, before: row?.score ?? null, after: anyScore() }], Date.now());
    return writer.committed;
  });
  committed();
}

function lock(tx: Queryable, id: string): Promise<{ score: number | null }[]> {
  return tx.query(
    `select (select score from leaderboard_scores where board = $2 and student_id = $1) as score
     from students where id = $1 for update`,
    [id, BOARD],
  );
}

function timeKey(name: string, members: number): string {
  return `${name} ${members}`;
}

function createTimes() {
  const all = new Map<string, number[]>();
  const of = (name: string, members: number) => all.get(timeKey(name, members)) ?? [];
  return {
    add: (key: string, time: number) => void all.set(key, [...(all.get(key) ?? []), time]),
    of,
    median: (name: string, members: number) => Math.round(median(of(name, members))),
  };
}

type Times = ReturnType<typeof createTimes>;

function compareWithRaw(times: Times, lost: number): Table {
  const row = (operation: Operation, members: number): Row => {
    const [raw, ours] = [times.of(`raw ${operation}`, members), times.of(`ours ${operation}`, members)];
    const growth = pairedRatio(ours, times.of(`ours ${operation}`, SMALLEST));
    const allowed = Math.log(members) / Math.log(SMALLEST);
    return {
      operation,
      members,
      'raw Redis µs': times.median(`raw ${operation}`, members),
      'ours µs': times.median(`ours ${operation}`, members),
      ratio: pairedRatio(ours, raw).median.toFixed(2),
      [`ours to ${SMALLEST}, 95 % interval`]: members === SMALLEST ? '1' : printInterval(growth),
      'log members to it': allowed.toFixed(2),
      'no worse than logarithmic':
        members === SMALLEST
          ? ''
          : growth.high <= allowed
            ? 'reached'
            : growth.low > allowed
              ? 'NOT reached'
              : 'not told',
      'database alone µs': times.median(`database ${operation}`, members) || 'not measured',
    };
  };
  return {
    title:
      `One student's place on a board, ${ROUNDS} interleaved rounds of ${CALLS} calls one after another (database alone: one), medians; a save tells the ranks before and after; ` +
      `growth is the median of paired ratios, reached where its whole interval is below. Raw is ZCOUNT, ZADD and ZCOUNT; ` +
      `ZREVRANK, then ZCARD, two ZREVRANGE and ZCOUNT. PostgreSQL with fsync=on. ${lost} rounds left out, as the index was lost in them.`,
    rows: OPERATIONS.flatMap((operation) => MEMBERS.map((members) => row(operation, members))),
  };
}

function showParts(times: Times): Table {
  const parts = PROBES.map(({ name }) => name).filter((name) => !/^(raw|database) /.test(name));
  return {
    title: 'Where the time goes: each part alone, median µs. A read asks for the version and runs its script at once.',
    rows: parts.map((part) => ({
      part,
      [`${SMALLEST} members`]: times.median(part, SMALLEST),
      [`${LARGEST} members`]: times.median(part, LARGEST),
    })),
  };
}

function showBuilding(boards: SampleBoard[]): Table {
  return {
    title: 'Building the index of one board from the database',
    rows: boards.map(({ members, builtMs }) => ({ members, seconds: (builtMs / 1000).toFixed(1) })),
  };
}
