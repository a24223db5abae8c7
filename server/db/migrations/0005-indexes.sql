-- Where a student's essay was last handed in. Its predicate stands in the query of essay-routes.ts word for word.
create index idx_events_essays on learning_events (student_id, lesson_id, item_id, corrected_at desc, id desc)
  where type = 'problem_answered' and jsonb_typeof(payload -> 'answer') = 'object';

-- One student's answers that wait for their content, without reading the whole log.
create index idx_events_awaiting_student on learning_events (student_id, seq) where awaits_content;

-- Codes nobody used are removed by their age.
create index idx_link_codes_expires_at on link_codes (expires_at);
