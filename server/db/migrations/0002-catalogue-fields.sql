-- Refilled from the built catalogue at every start.
delete from lessons;

alter table lessons
  add column connections text[] not null,
  add column skills text[] not null,
  -- How many sections the lesson has, and how many questions its quiz.
  add column sections integer not null,
  add column questions integer not null,
  -- What the glossary explains.
  add column terms text[] not null;
