-- R101: codes don't stand in events any longer than they are needed, and notices are forgotten by their age.

-- The few events that hold the code of an invitation which is still under way.
create index outbox_code on outbox ((payload ->> 'invitationId')) where payload ->> 'code' is not null;
-- What was sent needs no code any more, nor what has ended.
update outbox o set payload = o.payload - 'code'
 where o.payload ->> 'code' is not null and o.told_at is not null
   and not exists (select from notice n
                     join notice_delivery d on d.council_id = n.council_id and d.notice_id = n.id
                    where n.event_id = o.id and d.state in ('waiting', 'sending'));
-- For notices_forget.
create index notice_old on notice (at);
create index notice_delivery_of_notice on notice_delivery (council_id, notice_id) where notice_id is not null;

-- A flag is raised and ended as the team of concerns does it (R__concern_flag_functions.sql).
drop function if exists safeguarding_flag_set(jsonb);
