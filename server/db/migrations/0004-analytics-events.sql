-- What students did in the app, for analysis; no progress is made of it. Partitioned by UTC month: see keep-partitions.ts.
-- No foreign key to students: each month that is attached or detached would lock that table.
create table analytics_events (
  -- Minted with the event and carries its time, so that a resend meets its first copy in the same partition.
  id uuid not null,
  student_id uuid not null,
  event_type text not null,
  payload jsonb not null,
  timestamp timestamptz not null,
  received_at timestamptz not null,
  primary key (id, timestamp)
) partition by range (timestamp);
create index idx_analytics_student_time on analytics_events (student_id, timestamp);
create index idx_analytics_event_type on analytics_events (event_type, timestamp);

-- For clocks that lie, and for months whose partition does not exist yet.
create table analytics_events_default partition of analytics_events default;
