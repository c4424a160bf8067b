-- R5, R13: what nobody answered in time is asked again of somebody, once.
alter table spending_question
    -- When the council's officers were told that it is late.
    add column late_at timestamptz;
create index spending_question_late on spending_question (answer_by) where state = 'waiting' and late_at is null;

alter table rate_request
    add column late_at timestamptz;
create index rate_request_late on rate_request (answer_by) where state = 'waiting' and late_at is null;

-- What is in question now is looked at once more: until today nobody was asked about it before it lapsed.
update booking b set look_at = coalesce(b.open_since, b.end_at)
 where b.state = 'queried' and b.engagement <> 'employed' and b.look_at is not null;
