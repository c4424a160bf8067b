-- Calling a visit off.

-- Cancels on the terms that were shown. Command: id, councilId, actorId, onBehalfOf, version, chargePence, ownPence (of it),
-- reservePence (of it, set aside as an employer), reason,
-- settlementId, promisedOn, description, at, idempotency. Outcomes: done, changed and those of idempotency_claim.
create or replace function booking_cancel(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    charge bigint := command ->> 'chargePence';
    b booking;
    answer jsonb := idempotency_claim(command -> 'idempotency', (command ->> 'at')::timestamptz);
begin
    if answer is not null then
        return answer;
    end if;
    answer := booking_guard(council, (command ->> 'id')::uuid, (command ->> 'version')::integer);
    if answer is not null then
        return idempotency_refuse(command -> 'idempotency', answer);
    end if;
    select * into b from booking where council_id = council and id = (command ->> 'id')::uuid;
    if charge = 0 then
        perform booking_release(b, command, 'void');
    else
        -- Never more than the hold, so nothing can be missing.
        perform booking_settle(b, charge, 'cancellation-charge', command);
        perform booking_free_time(b, (command ->> 'at')::timestamptz);
    end if;
    update booking set state = 'cancelled', version = version + 1, held_pence = 0,
           settled_pence = case when engagement = 'employed' then settled_pence else charge end,
           cancelled_by = case command ->> 'reason' when 'hospital' then 'paused' else 'holder' end,
           own_settled_pence = coalesce((command ->> 'ownPence')::bigint, 0),
           ended_at = (command ->> 'at')::timestamptz
     where council_id = council and id = b.id;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'booking-cancelled', 'booking', b.id,
        jsonb_build_object('chargePence', charge, 'releasedPence', b.held_pence - charge,
        'reason', command ->> 'reason'));
    insert into outbox (council_id, topic, payload, at)
    -- Whoever was not asked hears nothing of it.
    values (council, case when b.kept_for is null then 'booking-cancelled' else 'kept-time-ended' end,
        jsonb_build_object('bookingId', b.id), (command ->> 'at')::timestamptz);
    return idempotency_keep(command -> 'idempotency', booking_answer(council, b.id));
end $$;

-- Who was to come can't: all of it is given back, whatever the terms say (R53). Command: id, councilId, actorId, version,
-- words, at. Outcomes: done, changed.
create or replace function booking_call_off(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    b booking;
    refused jsonb := booking_guard(council, (command ->> 'id')::uuid, (command ->> 'version')::integer);
begin
    if refused is not null then
        return refused;
    end if;
    select * into b from booking o where o.council_id = council and o.id = (command ->> 'id')::uuid;
    perform booking_release(b, command, 'void');
    update booking o
       set state = 'cancelled', version = o.version + 1, held_pence = 0, cancelled_by = 'provider',
           call_off_words = command ->> 'words', ended_at = moment
     where o.council_id = council and o.id = b.id;
    perform audit(council, command, moment, 'booking-called-off', 'booking', b.id,
        jsonb_build_object('releasedPence', b.held_pence));
    -- R107: within a day it goes at once, by the urgent channel.
    insert into outbox (council_id, topic, payload, at)
    values (council, 'booking-called-off', jsonb_build_object('bookingId', b.id,
        'urgent', b.start_at - moment <= interval '24 hours'), moment);
    return booking_answer(council, b.id);
end $$;

-- A stay in hospital: every visit in its days is called off, each with no more than the retainer that both agreed to. All of
-- them or none. Command: stayId, personId, councilId, actorId, onBehalfOf, first, last, visits [{id, version, chargePence,
-- ownPence, reservePence, settlementId, description}] in the order of ids, promisedOn, at. Outcomes: done, changed, overlaps.
create or replace function hospital_pause(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    person uuid := command ->> 'personId';
    moment timestamptz := command ->> 'at';
    days daterange := daterange((command ->> 'first')::date, (command ->> 'last')::date, '[]');
    visit jsonb;
    b booking;
    charge bigint;
begin
    -- Two forms at once come one after the other.
    perform 1 from person p where p.council_id = council and p.id = person for no key update;
    if exists (select from hospital_stay s where s.council_id = council and s.id = (command ->> 'stayId')::uuid) then
        return '{"outcome": "done"}';
    elsif exists (select from hospital_stay s where s.council_id = council and s.person_id = person
                     and s.during && days) then
        return '{"outcome": "overlaps"}';
    end if;
    for visit in select value from jsonb_array_elements(command -> 'visits') loop
        if booking_guard(council, (visit ->> 'id')::uuid, (visit ->> 'version')::integer) is not null then
            return '{"outcome": "changed"}';
        end if;
    end loop;
    if (select count(*) from booking o where o.council_id = council and o.holder_id = person
           and o.state in ('asking', 'requested', 'confirmed') and o.start_at > moment
           and days @> (o.start_at at time zone 'Europe/London')::date)
       <> jsonb_array_length(command -> 'visits') then
        return '{"outcome": "changed"}';
    end if;
    insert into hospital_stay (council_id, id, person_id, during, said_at, said_by, on_behalf_of)
    values (council, (command ->> 'stayId')::uuid, person, days, moment, (command ->> 'actorId')::uuid,
        (command ->> 'onBehalfOf')::uuid);
    for visit in select value from jsonb_array_elements(command -> 'visits') loop
        select * into b from booking o where o.council_id = council and o.id = (visit ->> 'id')::uuid;
        charge := visit ->> 'chargePence';
        if charge = 0 then
            perform booking_release(b, command, 'void');
        else
            perform booking_settle(b, charge, 'cancellation-charge', command || visit);
            perform booking_free_time(b, moment);
        end if;
        update booking o
           set state = 'cancelled', version = o.version + 1, held_pence = 0,
               settled_pence = case when o.engagement = 'employed' then o.settled_pence else charge end,
               own_settled_pence = coalesce((visit ->> 'ownPence')::bigint, 0), cancelled_by = 'paused',
               stay_id = (command ->> 'stayId')::uuid, ended_at = moment
         where o.council_id = council and o.id = b.id;
        perform audit(council, command, moment, 'booking-paused', 'booking', b.id,
            jsonb_build_object('chargePence', charge, 'releasedPence', b.held_pence - charge));
        -- Who was to come is told that it is paused, and not why.
        insert into outbox (council_id, topic, payload, at)
        values (council, case when b.kept_for is null then 'booking-paused' else 'kept-time-ended' end,
            jsonb_build_object('bookingId', b.id, 'urgent', b.start_at - moment <= interval '24 hours'), moment);
    end loop;
    perform audit(council, command, moment, 'visits-paused', 'person', person,
        jsonb_build_object('visits', jsonb_array_length(command -> 'visits')));
    return '{"outcome": "done"}';
end $$;

-- Home earlier, or not going in: the last day comes nearer; before the first there was no stay. Command: stayId, personId,
-- councilId, actorId, onBehalfOf, last, at. Outcomes: done, not-found.
create or replace function hospital_end(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    last_day date := command ->> 'last';
    stay hospital_stay;
begin
    select * into stay from hospital_stay s
     where s.council_id = council and s.id = (command ->> 'stayId')::uuid
       and s.person_id = (command ->> 'personId')::uuid for no key update;
    if stay.id is null then
        return '{"outcome": "not-found"}';
    end if;
    if last_day < lower(stay.during) then
        update booking o set stay_id = null where o.council_id = council and o.stay_id = stay.id;
        delete from hospital_stay s where s.council_id = council and s.id = stay.id;
    elsif last_day < upper(stay.during) - 1 then
        update hospital_stay s set during = daterange(lower(s.during), last_day, '[]')
         where s.council_id = council and s.id = stay.id;
    else
        return '{"outcome": "done"}';
    end if;
    perform audit(council, command, (command ->> 'at')::timestamptz, 'visits-paused-shorter', 'person', stay.person_id);
    return '{"outcome": "done"}';
end $$;

-- R53: somebody else booked freed time. What was charged for it comes down to what the provider still loses: the part of the
-- time that stayed free, and never more than the price less what they earn in it. An employed person has a contract instead.
create or replace function booking_relet(let booking, command jsonb) returns void language plpgsql as $$
declare
    c booking;
    charged bigint;
    total bigint;
    covered bigint;
    earned bigint;
    kept bigint;
begin
    for c in select * from booking o
              where o.council_id = let.council_id and o.provider_id = let.provider_id and o.state = 'cancelled'
                and o.settled_pence > 0 and o.holder_id <> let.holder_id and o.engagement <> 'employed'
                -- A place in a group is lost as long as another one is free.
                and o.occurrence_id is null
                and o.start_at < let.end_at and o.end_at > let.start_at
              order by o.id for no key update loop
        total := extract(epoch from c.end_at - c.start_at) / 60;
        select coalesce(sum(extract(epoch from upper(part) - lower(part)) / 60), 0) into covered
          from (select unnest(range_agg(tstzrange(o.start_at, o.end_at) * tstzrange(c.start_at, c.end_at))) as part
                  from booking o
                 where o.council_id = c.council_id and o.provider_id = c.provider_id and o.holder_id <> c.holder_id
                   and o.state in ('confirmed', 'recorded', 'queried', 'settled')
                   and o.start_at < c.end_at and o.end_at > c.start_at) parts;
        select coalesce(sum(o.price_pence * extract(epoch from least(o.end_at, c.end_at) - greatest(o.start_at, c.start_at))
                            / extract(epoch from o.end_at - o.start_at)), 0)::bigint into earned
          from booking o
         where o.council_id = c.council_id and o.provider_id = c.provider_id and o.holder_id <> c.holder_id
           and o.state in ('confirmed', 'recorded', 'queried', 'settled')
           and o.start_at < c.end_at and o.end_at > c.start_at;
        charged := c.settled_pence + c.given_back_pence;
        -- What goes back is rounded half up, so that the odd half penny is the person's.
        kept := least(charged - (2 * charged * covered + total) / (2 * total), greatest(c.price_pence - earned, 0),
            c.settled_pence);
        if kept < c.settled_pence then
            perform booking_give_back(c, kept, let.id, command);
        end if;
    end loop;
end $$;

-- Makes a charge smaller by postings that name what they correct (R11). What is still due to the provider is due no more; what
-- has left already stands on an exception account of theirs, and finance is told.
create or replace function booking_give_back(c booking, kept bigint, let_to uuid, command jsonb) returns void
        language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    less bigint := c.settled_pence - kept;
    -- Own money in the proportion of the charge, as it was taken.
    own_less bigint := c.own_settled_pence - kept * c.own_settled_pence / c.settled_pence;
    pots booking_pots := booking_pots_of(c.council_id, c.budget_id, c.provider_id);
    due settlement;
    from_account uuid;
    part record;
    corrected uuid;
    wanted bigint;
    given bigint := 0;
begin
    select s.* into due from settlement s where s.council_id = c.council_id and s.booking_id = c.id
     order by s.id limit 1 for no key update;
    if due.state = 'due' and not exists (select from payment_attempt a where a.council_id = c.council_id
                                            and a.settlement_id = due.id) then
        from_account := pots.payable;
        if due.amount_pence = less then
            delete from settlement s where s.council_id = c.council_id and s.id = due.id;
        else
            update settlement s set amount_pence = s.amount_pence - less
             where s.council_id = c.council_id and s.id = due.id;
        end if;
    else
        from_account := ledger_account_of(c.council_id, 'exception', c.provider_id, 'charges');
    end if;
    -- Back the other way round than it was taken: council money first, then the person's share; own money for itself.
    for part in
        select t.id, t.debit_account_id, t.amount_pence - coalesce((
                   with recursive later as (
                       select x.id, x.amount_pence from ledger_transfer x
                        where x.council_id = t.council_id and x.corrects_id = t.id
                       union all
                       select x.id, x.amount_pence from later l join ledger_transfer x
                           on x.council_id = t.council_id and x.corrects_id = l.id)
                   select sum(l.amount_pence) from later l), 0) as there
          from ledger_transfer t
         where t.council_id = c.council_id and t.subject_id = c.id and t.code = 'cancellation-charge'
           and t.phase in ('post', 'direct')
         order by array_position(array[pots.council, pots.contribution, pots.own], t.debit_account_id), t.id
    loop
        wanted := least(part.there, case when part.debit_account_id = pots.own then own_less
                                         else less - own_less - given end);
        if wanted > 0 then
            if part.debit_account_id <> pots.own then
                given := given + wanted;
            else
                own_less := own_less - wanted;
            end if;
            corrected := part.id;
            loop
                exit when not exists (select from ledger_transfer x where x.council_id = c.council_id
                                         and x.corrects_id = corrected);
                select x.id into corrected from ledger_transfer x
                 where x.council_id = c.council_id and x.corrects_id = corrected;
            end loop;
            insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                subject_kind, subject_id, plan_line_id, corrects_id, description, at)
            values (c.council_id, uuidv7(), 'direct', from_account, part.debit_account_id, wanted, 'correction', 'booking',
                c.id, c.plan_line_id, corrected, 'The time was booked by somebody else', moment);
        end if;
    end loop;
    update booking o
       set settled_pence = kept, own_settled_pence = kept * o.own_settled_pence / o.settled_pence,
           given_back_pence = o.given_back_pence + less, version = o.version + 1
     where o.council_id = c.council_id and o.id = c.id;
    insert into charge_refund (council_id, booking_id, let_to, amount_pence, to_recover_pence, at)
    values (c.council_id, c.id, let_to, less, case when from_account = pots.payable then 0 else less end, moment);
    perform audit(c.council_id, command, moment, 'charge-given-back', 'booking', c.id,
        jsonb_build_object('amountPence', less, 'chargePence', kept));
    insert into outbox (council_id, topic, payload, at)
    values (c.council_id, 'charge-given-back', jsonb_build_object('bookingId', c.id, 'amountPence', less,
        'chargePence', kept), moment);
    if from_account <> pots.payable then
        insert into outbox (council_id, topic, payload, at)
        values (c.council_id, 'charge-to-recover', jsonb_build_object('bookingId', c.id, 'providerId', c.provider_id,
            'amountPence', less), moment);
    end if;
end $$;

-- A time of a session is called off: who has a place gets all of it back and is told (R53).
create or replace function booking_session_called_off() returns trigger language plpgsql as $$
declare
    b booking;
    command jsonb := jsonb_build_object('actorId', new.called_off_by, 'at', new.called_off_at);
begin
    for b in select * from booking x
              where x.council_id = new.council_id and x.occurrence_id = new.id and x.state in ('requested', 'confirmed')
              order by x.id for no key update loop
        perform booking_release(b, command, 'void');
        update booking x
           set state = 'cancelled', version = x.version + 1, held_pence = 0, cancelled_by = 'provider',
               call_off_words = nullif(new.called_off_why, ''), ended_at = new.called_off_at
         where x.council_id = b.council_id and x.id = b.id;
        perform audit(b.council_id, command, new.called_off_at, 'booking-called-off', 'booking', b.id,
            jsonb_build_object('releasedPence', b.held_pence));
        insert into outbox (council_id, topic, payload, at)
        values (b.council_id, 'booking-called-off', jsonb_build_object('bookingId', b.id,
            'urgent', b.start_at - new.called_off_at <= interval '24 hours'), new.called_off_at);
    end loop;
    return null;
end $$;
create or replace trigger booking_session_called_off after update of called_off_at on session_occurrence
    for each row when (old.called_off_at is null and new.called_off_at is not null)
    execute function booking_session_called_off();
