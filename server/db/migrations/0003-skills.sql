-- What the lessons teach. Refilled from the built catalogue at every start, like the lessons.
create table skills (
  id text primary key,
  -- In teaching order, from 1.
  place integer not null,
  name text not null,
  -- Skills that must be learnt before.
  needs text[] not null
);
