/** Keys of the index: a sorted set for each board, the names of those keys, the mark of a whole index, and that of one being built. */
export const READY = 'leaderboard:ready';
export const BUILDING = 'leaderboard:building';
export const BOARDS = 'leaderboard:boards';

export function keyOf(board: string): string {
  return `leaderboard:board:${board}`;
}

/*
 * Scripts, each one step for whoever else asks. KEYS: READY, BUILDING, BOARDS, then boards. Whether an answer comes from a whole index
 * the caller tells by the mark that is its first element.
 */

/**
 * ARGV: the mark, the student, a score for each board or ''. Writes to an index with this mark, whole or being built, and to no
 * other: a write that was held up must not reach one that was built since.
 */
export const PUT_SCORES = `
  local building = redis.call('GET', KEYS[2])
  if redis.call('GET', KEYS[1]) ~= ARGV[1] and not (building and building:find(ARGV[1], 1, true) == 1) then return 0 end
  for i = 4, #KEYS do
    local score = ARGV[i - 1]
    redis.call('SADD', KEYS[3], KEYS[i])
    if score == '' then redis.call('ZREM', KEYS[i], ARGV[2]) else redis.call('ZADD', KEYS[i], score, ARGV[2]) end
  end
  return 1`;

/**
 * ARGV: the student, rows at the top, rows of the neighbourhood. Answers the mark, members, the top, how many rows come before the
 * neighbourhood, how many members have more points than its first row, and the neighbourhood. Rows are id, score, id, score …
 */
export const READ_BOARD = `
  local members = redis.call('ZCARD', KEYS[4])
  local top = redis.call('ZREVRANGE', KEYS[4], 0, ARGV[2] - 1, 'WITHSCORES')
  local own = redis.call('ZREVRANK', KEYS[4], ARGV[1])
  local start, above, near = 0, 0, {}
  if own then
    start = math.max(0, math.min(own - math.floor(ARGV[3] / 2), members - ARGV[3]))
    near = redis.call('ZREVRANGE', KEYS[4], start, start + ARGV[3] - 1, 'WITHSCORES')
    above = redis.call('ZCOUNT', KEYS[4], '(' .. near[2], '+inf')
  end
  return {redis.call('GET', KEYS[1]), members, top, start, above, near}`;

/** ARGV: the student. Answers the mark, and the rank or 0. */
export const READ_RANK = `
  local score = redis.call('ZSCORE', KEYS[4], ARGV[1])
  return {redis.call('GET', KEYS[1]), score and redis.call('ZCOUNT', KEYS[4], '(' .. score, '+inf') + 1 or 0}`;

/**
 * ARGV: the mark, what to put under {@link BUILDING}, for how many seconds. Drops every board and begins an index, unless one is whole or
 * being built. In one step: a score that is put into the new index must not be dropped with the old one.
 */
export const BEGIN_INDEX = `
  if redis.call('GET', KEYS[1]) == ARGV[1] or not redis.call('SET', KEYS[2], ARGV[2], 'EX', ARGV[3], 'NX') then return 0 end
  redis.call('UNLINK', KEYS[1], KEYS[3], unpack(redis.call('SMEMBERS', KEYS[3])))
  return 1`;

/**
 * ARGV: what stands under {@link BUILDING}, for how many more seconds, then score, id, score, id … of a board. Answers 0, and writes
 * nothing, when the index was lost meanwhile.
 */
export const COPY_SCORES = `
  if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
  redis.call('EXPIRE', KEYS[2], ARGV[2])
  redis.call('SADD', KEYS[3], KEYS[4])
  redis.call('ZADD', KEYS[4], unpack(ARGV, 3))
  return 1`;

/** ARGV: what stands under {@link BUILDING}, the mark. Answers 1 when the index is whole now, 0 when it was lost meanwhile. */
export const FINISH_INDEX = `
  if redis.call('GET', KEYS[2]) ~= ARGV[1] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2])
  redis.call('DEL', KEYS[2])
  return 1`;
