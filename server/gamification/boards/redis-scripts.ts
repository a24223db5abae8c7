/**
 * Keys of the index: a sorted set for each board, the names of those keys, the mark of a whole index, that of one being built, and
 * when scores were put into it by transactions that are not known to have committed.
 */
export const READY = 'leaderboard:ready';
export const BUILDING = 'leaderboard:building';
export const BOARDS = 'leaderboard:boards';
export const UNSETTLED = 'leaderboard:unsettled';

export function keyOf(board: string): string {
  return `leaderboard:board:${board}`;
}

/*
 * Scripts, each one step for whoever else asks. KEYS: READY, BUILDING, BOARDS, UNSETTLED, then boards. Whether an answer comes from a whole index
 * the caller tells by the mark that is its first element.
 */

/**
 * ARGV: the mark, the student, a name for the transaction, Unix milliseconds, the key of the board that is ranked, the score on it before
 * or '', then a score for each board or ''. Writes to an index with this mark, whole or being built, and to no other: a write that was
 * held up must not reach one that was built since. Answers 0 where it did not write, else 1 and, of a whole index, the ranks before and
 * after, 0 for none.
 */
export const PUT_SCORES = `
  local mark, student, ranked, before = ARGV[1], ARGV[2], ARGV[5], ARGV[6]
  local building = redis.call('GET', KEYS[2])
  local whole = redis.call('GET', KEYS[1]) == mark
  if not whole and not (building and building:find(mark, 1, true) == 1) then return {0} end
  local isRanked, after = false, ''
  local function rank(score)
    return score == '' and 0 or redis.call('ZCOUNT', ranked, '(' .. score, '+inf') + 1
  end
  local rankBefore = rank(before)
  redis.call('ZADD', KEYS[4], ARGV[4], ARGV[3])
  for i = 5, #KEYS do
    local score = ARGV[i + 2]
    if KEYS[i] == ranked then isRanked, after = whole, score end
    redis.call('SADD', KEYS[3], KEYS[i])
    if score == '' then redis.call('ZREM', KEYS[i], student) else redis.call('ZADD', KEYS[i], score, student) end
  end
  return isRanked and {1, rankBefore, rank(after)} or {1}`;

/**
 * ARGV: the student, rows at the top, rows of the neighbourhood. Answers the mark, members, the top, how many rows come before the
 * neighbourhood, how many members have more points than its first row, and the neighbourhood. Rows are id, score, id, score …
 */
export const READ_BOARD = `
  local members = redis.call('ZCARD', KEYS[5])
  local top = redis.call('ZREVRANGE', KEYS[5], 0, ARGV[2] - 1, 'WITHSCORES')
  local own = redis.call('ZREVRANK', KEYS[5], ARGV[1])
  local start, above, near = 0, 0, {}
  if own then
    start = math.max(0, math.min(own - math.floor(ARGV[3] / 2), members - ARGV[3]))
    near = redis.call('ZREVRANGE', KEYS[5], start, start + ARGV[3] - 1, 'WITHSCORES')
    above = redis.call('ZCOUNT', KEYS[5], '(' .. near[2], '+inf')
  end
  return {redis.call('GET', KEYS[1]), members, top, start, above, near}`;

/**
 * ARGV: the mark, what to put under {@link BUILDING}, for how many seconds. Drops every board and begins an index, unless one is whole or
 * being built. In one step: a score that is put into the new index must not be dropped with the old one.
 */
export const BEGIN_INDEX = `
  if redis.call('GET', KEYS[1]) == ARGV[1] or not redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[3], 'NX') then return 0 end
  redis.call('UNLINK', KEYS[1], KEYS[3], KEYS[4], unpack(redis.call('SMEMBERS', KEYS[3])))
  return 1`;

/**
 * ARGV: what stands under {@link BUILDING}, for how many more seconds, then score, id, score, id … of a board. Answers 0, and writes
 * nothing, when the index was lost meanwhile.
 */
export const COPY_SCORES = `
  if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
  redis.call('EXPIRE', KEYS[2], ARGV[2])
  redis.call('SADD', KEYS[3], KEYS[5])
  redis.call('ZADD', KEYS[5], unpack(ARGV, 3))
  return 1`;

/** ARGV: what stands under {@link BUILDING}, the mark. Answers 1 when the index is whole now, 0 when it was lost meanwhile. */
export const FINISH_INDEX = `
  if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2])
  redis.call('DEL', KEYS[2])
  return 1`;
