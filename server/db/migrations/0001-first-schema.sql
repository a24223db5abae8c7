create table server_state (
  only_row boolean primary key default true check (only_row),
  -- Names one history of this database; phones that know another one send again what they still have.
  epoch uuid not null default gen_random_uuid(),
  -- The rules by which stored progress was folded.
  fold_version integer not null default 0
);
insert into server_state default values;

create table students (
  id uuid primary key,
  email text,
  display_name text,
  time_zone text not null default 'Africa/Lagos',
  created_at timestamptz not null,
  -- The newest position in this student's log.
  last_seq bigint not null default 0,
  -- A phone that stands before this position needs a snapshot: rows it already has were graded since.
  oldest_cursor bigint not null default 0,
  -- Days and settings of the student's progress.
  state jsonb not null default '{"days": {}, "settings": {}}'
);
create unique index idx_students_email on students (email) where email is not null;
create index idx_students_created_at on students (created_at);

create table devices (
  student_id uuid not null references students on delete cascade,
  device_id uuid not null,
  secret_hash text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (student_id, device_id)
);

create table sessions (
  token_hash text primary key,
  student_id uuid not null references students on delete cascade,
  device_id uuid not null,
  expires_at timestamptz not null,
  foreign key (student_id, device_id) references devices on delete cascade
);
create index idx_sessions_device on sessions (student_id, device_id);

create table link_codes (
  code_hash text primary key,
  student_id uuid not null references students on delete cascade,
  expires_at timestamptz not null
);
create index idx_link_codes_student on link_codes (student_id);

-- What can be studied now: the entries of the catalogue.
create table lessons (
  id text primary key,
  version integer not null,
  lang text not null,
  subject text not null,
  grade text not null,
  title text not null,
  difficulty text not null,
  objectives text[] not null,
  nerdc text[] not null,
  waec text[] not null,
  jamb text[] not null,
  prerequisites text[] not null,
  minutes integer not null,
  keywords text[] not null,
  content_hash text not null,
  files jsonb not null
);
create index idx_lessons_subject on lessons (subject);
create index idx_lessons_difficulty on lessons (difficulty);

-- Every version ever published, never deleted: answers are graded against the one they cite.
create table lesson_versions (
  content_hash text primary key,
  lesson_id text not null,
  -- json, not jsonb: the bytes must stay those the hash was taken of.
  body json not null,
  published_at timestamptz not null
);
create index idx_lesson_versions_lesson on lesson_versions (lesson_id);

-- The append-only log. No foreign key to students: its only writer holds the lock on the student's row.
create table learning_events (
  student_id uuid not null,
  seq bigint not null,
  id uuid not null,
  device_id uuid not null,
  device_seq bigint not null,
  type text not null,
  v smallint not null,
  lesson_id text,
  item_id text,
  content_hash text,
  payload jsonb not null,
  occurred_at timestamptz not null,
  utc_offset smallint not null,
  corrected_at timestamptz not null,
  received_at timestamptz not null,
  score double precision,
  -- It cites content this server has not seen yet.
  awaits_content boolean not null,
  primary key (student_id, id),
  unique (student_id, seq)
) partition by hash (student_id);
create index idx_events_awaiting_content on learning_events (content_hash) where awaits_content;

create table student_progress (
  student_id uuid not null references students on delete cascade,
  lesson_id text not null,
  state jsonb not null,
  completed boolean not null,
  mastery_level text not null,
  updated_at timestamptz not null,
  primary key (student_id, lesson_id)
) partition by hash (student_id);
create index idx_progress_student on student_progress (student_id);
create index idx_progress_lesson on student_progress (lesson_id);
create index idx_progress_completed on student_progress (lesson_id) where completed;

do $$
begin
  for i in 0..7 loop
    execute format(
      'create table learning_events_%s partition of learning_events for values with (modulus 8, remainder %s)', i, i);
    execute format(
      'create table student_progress_%s partition of student_progress for values with (modulus 8, remainder %s)', i, i);
  end loop;
end
$$;
