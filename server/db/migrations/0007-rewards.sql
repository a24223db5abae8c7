-- What was counted of each student's log: server/gamification/count-rewards.ts.
create table student_rewards (
  student_id uuid primary key references students on delete cascade,
  -- The position in the log up to which it was counted.
  seq bigint not null,
  total_points integer not null,
  -- Days of the current streak when it was counted.
  streak_days integer not null,
  -- The name on the boards; null for who is on none.
  board_name text
);

-- Each once, for good.
create table student_achievements (
  student_id uuid not null references students on delete cascade,
  achievement_id text not null,
  -- The corrected time at which it was earned; it moves when late work shows that it was earlier.
  earned_at timestamptz not null,
  confirmed_at timestamptz not null,
  primary key (student_id, achievement_id)
);

-- Points of those who chose a name, on each board that their days belong to: `day:2026-11-23`, `week:2026-11-23` (its Monday),
-- `month:2026-11`, `all_time`.
create table leaderboard_scores (
  -- Sorted by its bytes, so that boards of a timeframe come one after the other, the oldest first.
  board text collate "C" not null,
  student_id uuid not null references students on delete cascade,
  score integer not null,
  primary key (board, student_id)
);
create index idx_leaderboard_ranks on leaderboard_scores (board, score, student_id);
create index idx_leaderboard_student on leaderboard_scores (student_id);

alter table server_state
  -- Which content of the boards an index of them must have. Raised when an index has missed a change.
  add column boards_generation integer not null default 0,
  -- The generation that an index was last built for.
  add column boards_built integer;
