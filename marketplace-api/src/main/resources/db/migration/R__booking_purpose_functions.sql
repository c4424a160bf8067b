-- "None of these, or I'm not sure" (R5): the time and the money are kept while the council is asked what in the plan it is. Locks:
-- idempotency key, person, then those of booking_place; who answers holds the question's row before the booking's.

-- Asks and keeps, or does neither. Command: question (as spending_ask), place (as booking_place, with keptFor the
-- question's id), idempotency, at. Outcomes: done (booking), not-found, closed, too-many, and those of booking_place.
create or replace function booking_ask_purpose(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command #>> '{place,councilId}';
    asked jsonb := idempotency_claim(command -> 'idempotency', (command ->> 'at')::timestamptz);
begin
    if asked is not null then
        return asked;
    end if;
    begin
        asked := spending_ask(command -> 'question');
        if asked ->> 'outcome' <> 'done' then
            raise exception 'the question can not be asked' using errcode = 'DI069';
        end if;
        asked := booking_place(command -> 'place');
        if asked ->> 'outcome' <> 'placed' then
            raise exception 'the time can not be kept' using errcode = 'DI069';
        end if;
    exception when sqlstate 'DI069' then
        -- All that this block did is undone.
        return idempotency_refuse(command -> 'idempotency', asked);
    end;
    return idempotency_keep(command -> 'idempotency', booking_answer(council, (asked ->> 'bookingId')::uuid));
end $$;

-- It is for that line of the plan: the provider is asked now. Nothing new is asked for of money that is frozen or ended, nor
-- at a time that has begun: then what was kept goes back.
create or replace function booking_purpose_known(b booking, line uuid, command jsonb) returns void language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
begin
    if b.start_at <= at or booking_stopped(b.council_id, b.award_id, b.budget_id, b.start_at) is not null then
        perform booking_purpose_unknown(b, command, 'cancelled');
        return;
    end if;
    update booking o set state = 'requested', plan_line_id = line, kept_for = null, silence_yes_at = null,
           requested_at = at, answer_by = least(o.start_at, at + o.asked_then_within), version = o.version + 1
     where o.council_id = b.council_id and o.id = b.id;
    -- Who asked the council saw the price and the terms, and wanted this visit at them.
    update agreement_terms t set holder_accepted_at = at, holder_accepted_by = b.booked_by
     where t.council_id = b.council_id and t.agreement_id = b.agreement_id and t.version = b.terms_version
       and t.holder_accepted_at is null;
    perform audit(b.council_id, command, at, 'booking-requested', 'booking', b.id,
        jsonb_build_object('heldPence', b.held_pence, 'planLineId', line));
    insert into outbox (council_id, topic, payload, at)
    values (b.council_id, 'booking-requested', jsonb_build_object('bookingId', b.id), at);
end $$;

-- It is for nothing in the plan, or nobody asks any more: the time and the money go back.
create or replace function booking_purpose_unknown(b booking, command jsonb, becomes text) returns void
        language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
begin
    perform booking_release(b, command, 'void');
    update booking o set state = becomes, held_pence = 0, ended_at = at, silence_yes_at = null, version = o.version + 1
     where o.council_id = b.council_id and o.id = b.id;
    perform audit(b.council_id, command, at, 'kept-time-ended', 'booking', b.id);
    insert into outbox (council_id, topic, payload, at)
    values (b.council_id, 'kept-time-ended', jsonb_build_object('bookingId', b.id), at);
end $$;

-- Whoever books the time that they kept, or asks something else about it, doesn't ask the first question any more. Somebody who
-- answers it in this moment goes on: they hold it, and find no time kept with it.
create or replace function booking_question_overtaken(council uuid, question uuid, asked_now uuid, command jsonb) returns void
        language plpgsql as $$
begin
    perform from spending_question q where q.council_id = council and q.id = question and q.state = 'waiting'
        and question is distinct from asked_now for no key update skip locked;
    if found then
        update spending_question q set state = 'withdrawn' where q.council_id = council and q.id = question;
        perform audit(council, command, (command ->> 'at')::timestamptz, 'spending-withdrawn', 'spending-question', question);
    end if;
end $$;

-- What the council answers counts for the time that is kept with the question, in the same transaction.
create or replace function booking_follows_answer() returns trigger language plpgsql as $$
declare
    b booking;
    command jsonb;
begin
    select * into b from booking o
     where o.council_id = new.council_id and o.kept_question_id = new.id and o.state = 'asking';
    if b.id is null then
        return null;
    end if;
    perform from award a where a.council_id = b.council_id and a.id = b.award_id for share;
    perform from budget g where g.council_id = b.council_id and g.id = b.budget_id for share;
    perform from session_occurrence c where c.council_id = b.council_id and c.id = b.occurrence_id for no key update;
    select * into b from booking o where o.council_id = b.council_id and o.id = b.id and o.state = 'asking'
       for no key update;
    if b.id is null then
        return null;
    end if;
    command := jsonb_build_object('at', coalesce(new.answered_at, b.requested_at), 'actorId', coalesce(new.answered_by, b.booked_by));
    case
        when new.state = 'yes' and b.price_pence <= coalesce(new.up_to_pence, b.price_pence)
             and (b.start_at at time zone 'Europe/London')::date <= coalesce(new.until, 'infinity') then
            perform booking_purpose_known(b, new.plan_line_id, command);
            update booking o set spending_question_id = new.id where o.council_id = b.council_id and o.id = b.id
               and o.state = 'requested';
        -- A yes to less, or to other days, is none to this.
        when new.state in ('yes', 'no') then perform booking_purpose_unknown(b, command, 'declined');
        else perform booking_purpose_unknown(b, command, 'cancelled');
    end case;
    return null;
end $$;
create or replace trigger booking_follows_answer after update of state on spending_question
    for each row when (old.state = 'waiting' and new.state <> 'waiting') execute function booking_follows_answer();

-- R5: no answer in time counts as yes, for what costs no more than the council lets pass. The provider is asked; the visit counts
-- as the first line of the plan until somebody answers, and the question stays with whoever answers such. Command: at.
create or replace function booking_purpose_silence(command jsonb) returns jsonb language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    due record;
    b booking;
    line uuid;
    counted integer := 0;
begin
    for due in select o.council_id, o.id, o.award_id, o.budget_id, o.kept_question_id from booking o
                where o.state = 'asking' and o.silence_yes_at <= at
                order by o.council_id, o.id limit 100 loop
        -- Whoever answers in this moment is waited for, or they find it done.
        perform from spending_question q where q.council_id = due.council_id and q.id = due.kept_question_id
            for no key update;
        perform from award a where a.council_id = due.council_id and a.id = due.award_id for share;
        perform from budget g where g.council_id = due.council_id and g.id = due.budget_id for share;
        select * into b from booking o where o.council_id = due.council_id and o.id = due.id and o.state = 'asking'
           and o.silence_yes_at <= at for no key update skip locked;
        continue when b.id is null;
        select l.id into line from plan_line l where l.council_id = b.council_id and l.award_id = b.award_id
         order by l.position limit 1;
        perform booking_purpose_known(b, line, command);
        perform audit(b.council_id, command, at, 'purpose-not-answered', 'booking', b.id,
            jsonb_build_object('spendingQuestionId', due.kept_question_id));
        insert into outbox (council_id, topic, payload, at)
        values (b.council_id, 'purpose-not-answered', jsonb_build_object('bookingId', b.id,
            'spendingQuestionId', due.kept_question_id), at);
        -- Whoever answers such is told by that.
        update spending_question q set late_at = at
         where q.council_id = due.council_id and q.id = due.kept_question_id and q.state = 'waiting';
        counted := counted + 1;
    end loop;
    return jsonb_build_object('outcome', 'done', 'count', counted);
end $$;
