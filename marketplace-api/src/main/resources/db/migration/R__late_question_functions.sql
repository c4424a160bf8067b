-- What the council was asked and didn't answer in time (R4, R5): its officers are told once, so is who asked, and where a time is
-- or was kept with it the support worker has a task, because that time is lost when nobody answers. Locks: the question, then
-- nothing but new rows: whoever answers in this moment comes before or after.

-- The task of a support worker for a time that is kept while the council is asked, or was.
create or replace function late_question_task(council uuid, kept uuid, words text, at timestamptz) returns void
        language sql as $$
    insert into visit_task (council_id, id, booking_id, kind, reason, words, made_at)
    select council, uuidv7(), b.id, 'help', 'council-late', words, at
      from booking b where b.council_id = council and b.id = kept and b.state in ('asking', 'expired')
    on conflict (council_id, booking_id, kind, reason) where done_at is null do nothing
$$;

-- Looks for what is late since today. Several replicas share it: a row is taken with skip locked, and one that was told of
-- isn't taken again. Command: at. Answers how many.
create or replace function questions_late(command jsonb) returns jsonb language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    today date := (moment at time zone 'Europe/London')::date;
    q spending_question;
    r rate_request;
    kept uuid;
    counted integer := 0;
begin
    for q in select * from spending_question x
              where x.state = 'waiting' and x.late_at is null and x.answer_by < today
              order by x.answer_by, x.id limit 100 for no key update skip locked loop
        update spending_question x set late_at = moment where x.council_id = q.council_id and x.id = q.id;
        select b.id into kept from booking b
         where b.council_id = q.council_id and b.kept_question_id = q.id and b.state = 'asking';
        perform late_question_task(q.council_id, kept, q.what, moment);
        perform audit(q.council_id, command, moment, 'question-late', 'spending-question', q.id);
        insert into outbox (council_id, topic, payload, at)
        values (q.council_id, 'question-late', jsonb_strip_nulls(jsonb_build_object('holderId', q.holder_id,
            'bookingId', kept)), moment);
        counted := counted + 1;
    end loop;
    for r in select * from rate_request x
              where x.state = 'waiting' and x.late_at is null and x.answer_by < today
              order by x.answer_by, x.id limit 100 for no key update skip locked loop
        update rate_request x set late_at = moment where x.council_id = r.council_id and x.id = r.id;
        -- What they wrote about money is for those who answer it.
        perform late_question_task(r.council_id, r.booking_id, null, moment);
        perform audit(r.council_id, command, moment, 'rate-late', 'rate-request', r.id);
        insert into outbox (council_id, topic, payload, at)
        values (r.council_id, 'rate-late', jsonb_build_object('requestId', r.id), moment);
        counted := counted + 1;
    end loop;
    return jsonb_build_object('outcome', 'done', 'count', counted);
end $$;

-- It was answered, or nobody needs the answer any more: nobody has to call for it.
create or replace function late_question_over(council uuid, kept uuid, moment timestamptz) returns void language sql as $$
    update visit_task t set done_at = greatest(moment, t.made_at), outcome = 'answered'
     where t.council_id = council and t.booking_id = kept and t.kind = 'help' and t.reason = 'council-late'
       and t.done_at is null
$$;

create or replace function late_question_is_over() returns trigger language plpgsql as $$
declare
    kept uuid;
begin
    if tg_table_name = 'booking' then
        perform late_question_over(new.council_id, new.id, coalesce(new.ended_at, new.requested_at));
    elsif tg_table_name = 'rate_request' then
        perform late_question_over(new.council_id, new.booking_id, coalesce(new.answered_at, new.late_at, new.asked_at));
    else
        for kept in select b.id from booking b where b.council_id = new.council_id and b.kept_question_id = new.id loop
            perform late_question_over(new.council_id, kept, coalesce(new.answered_at, new.late_at, new.asked_at));
        end loop;
    end if;
    return null;
end $$;
-- A time that ran out doesn't answer the question.
create or replace trigger late_question_ends after update of state on booking
    for each row when (old.state = 'asking' and new.state not in ('asking', 'expired'))
    execute function late_question_is_over();
create or replace trigger late_question_ends after update of state on rate_request
    for each row when (old.state = 'waiting' and new.state <> 'waiting') execute function late_question_is_over();
create or replace trigger late_question_ends after update of state on spending_question
    for each row when (old.state = 'waiting' and new.state <> 'waiting') execute function late_question_is_over();
