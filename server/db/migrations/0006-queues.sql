-- Messages to publish, written in the transaction of what they tell of. The relay takes them out: server/queue/relay.ts.
create table outbox (
  -- UUIDv7, so that the oldest come first.
  id uuid primary key,
  messages jsonb not null,
  created_at timestamptz not null
);

-- Messages whose effect a consumer has had, so that it has it once however often they come: server/queue/inbox.ts.
create table inbox (
  consumer text not null,
  message_id uuid not null,
  received_at timestamptz not null,
  primary key (consumer, message_id)
);
create index idx_inbox_received_at on inbox (received_at);

-- The newest position in this student's messages.
alter table students add column last_offset bigint not null default 0;

-- The latest messages to each student, from which one who was away resumes. No foreign key, as for the log.
create table student_messages (
  student_id uuid not null,
  message_offset bigint not null,
  topic text not null,
  message jsonb not null,
  primary key (student_id, message_offset)
) partition by hash (student_id);
do $$
begin
  for i in 0..7 loop
    execute format(
      'create table student_messages_%s partition of student_messages for values with (modulus 8, remainder %s)', i, i);
  end loop;
end
$$;

-- Each opens one WebSocket, once.
create table socket_tickets (
  ticket_hash text primary key,
  student_id uuid not null references students on delete cascade,
  expires_at timestamptz not null
);
create index idx_socket_tickets_student on socket_tickets (student_id);
create index idx_socket_tickets_expires_at on socket_tickets (expires_at);

-- What a student is told of, in the app or by a push. Priority 0 to 9, 9 first.
create table notifications (
  id uuid primary key,
  student_id uuid not null references students on delete cascade,
  type text not null,
  priority smallint not null,
  payload jsonb not null,
  created_at timestamptz not null
);
create index idx_notifications_student on notifications (student_id, created_at desc);

-- How much was studied: events of each type and the seconds they took, by the day in Lagos.
create table daily_activity (
  day date not null,
  event_type text not null,
  events bigint not null,
  active_seconds bigint not null,
  primary key (day, event_type)
);
