-- "I can't then, but I can then": the provider of a request names other times (ADR 36). Locks in the order of
-- R__booking_functions.

-- Whether something else of the booking's worker is at that time, with the time for the way before and after.
create or replace function booking_time_taken(b booking, starts timestamptz, ends timestamptz) returns boolean
        language sql stable as $$
    select exists (select from worker_time w, offer o
                    where o.council_id = b.council_id and o.id = b.offer_id
                      and w.worker_id = b.provider_id and w.released_at is null and w.subject_id <> b.id
                      and w.period && tstzrange(starts - make_interval(mins => o.buffer_minutes),
                                                ends + make_interval(mins => o.buffer_minutes)))
$$;

-- The proposals for a booking as Java reads them (Proposal), the latest first. "free": nothing else stands in the worker's way
-- at that time; what this booking takes doesn't.
create or replace function booking_proposals(b booking) returns jsonb language sql stable as $$
    select coalesce(jsonb_agg(jsonb_build_object(
               'id', p.id, 'bookingId', p.booking_id, 'state', p.state, 'message', p.message,
               'proposedAt', p.proposed_at, 'answerBy', p.answer_by, 'endedAt', p.ended_at, 'becameId', p.became_id,
               'spendingQuestionId', b.spending_question_id,
               'times', (select jsonb_agg(jsonb_build_object('id', t.id, 'start', t.start_at, 'end', t.end_at,
                                    'free', not booking_time_taken(b, t.start_at, t.end_at)) order by t.start_at, t.end_at)
                           from booking_proposal_time t
                          where t.council_id = p.council_id and t.proposal_id = p.id)) order by p.id desc), '[]')
      from booking_proposal p
     where p.council_id = b.council_id and p.booking_id = b.id
$$;

-- Names other times; the request keeps its own time and its money, until the answer is due. Command: id, councilId, actorId,
-- onBehalfOf, version, proposalId, message, times ([{id, start, end}]), most (proposals for one request), answerBy, at.
-- Outcomes: done (booking), changed, proposal-open, proposal-too-many, proposal-taken-time (place), not-available.
create or replace function booking_propose(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    b booking;
    wanted jsonb;
    place integer := 0;
    refused jsonb;
begin
    select * into b from booking where council_id = council and id = (command ->> 'id')::uuid;
    -- Who books this worker waits: what was free when it was said is free when it is written.
    perform pg_advisory_xact_lock(hashtextextended('worker:' || b.provider_id, 0));
    refused := booking_guard(council, b.id, (command ->> 'version')::integer);
    if refused is not null then
        return refused;
    end if;
    select * into b from booking where council_id = council and id = b.id;
    if b.state <> 'requested' or b.answer_by <= at then
        return jsonb_build_object('outcome', 'changed', 'state', b.state);
    elsif is_blocked(council, b.holder_id, b.provider_id) then
        return '{"outcome": "not-available"}';
    elsif exists (select from booking_proposal p
                   where p.council_id = council and p.booking_id = b.id and p.state = 'open') then
        return '{"outcome": "proposal-open"}';
    elsif (select count(*) from booking_proposal p where p.council_id = council and p.booking_id = b.id)
            >= (command ->> 'most')::integer then
        return '{"outcome": "proposal-too-many"}';
    end if;
    for wanted in select t from jsonb_array_elements(command -> 'times') with ordinality as e (t, n) order by n loop
        if booking_time_taken(b, (wanted ->> 'start')::timestamptz, (wanted ->> 'end')::timestamptz) then
            return jsonb_build_object('outcome', 'proposal-taken-time', 'place', place);
        end if;
        place := place + 1;
    end loop;
    insert into booking_proposal (council_id, id, booking_id, message, proposed_by, proposed_at, answer_by)
    values (council, (command ->> 'proposalId')::uuid, b.id, command ->> 'message', (command ->> 'actorId')::uuid, at,
        (command ->> 'answerBy')::timestamptz);
    insert into booking_proposal_time (council_id, id, proposal_id, start_at, end_at)
    select council, (t ->> 'id')::uuid, (command ->> 'proposalId')::uuid, (t ->> 'start')::timestamptz,
           (t ->> 'end')::timestamptz
      from jsonb_array_elements(command -> 'times') t;
    update booking set answer_by = (command ->> 'answerBy')::timestamptz, version = version + 1
     where council_id = council and id = b.id;
    perform audit(council, command, at, 'other-times-proposed', 'booking', b.id,
        jsonb_build_object('proposalId', command -> 'proposalId', 'times', jsonb_array_length(command -> 'times')));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'other-times-proposed',
        jsonb_build_object('bookingId', b.id, 'proposalId', command -> 'proposalId'), at);
    return booking_answer(council, b.id);
end $$;

-- Locks a booking and says whether that proposal is still open. Null: go on.
create or replace function booking_proposal_guard(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    refused jsonb := booking_guard(council, (command ->> 'id')::uuid, (command ->> 'version')::integer);
    p booking_proposal;
begin
    select * into p from booking_proposal o
     where o.council_id = council and o.id = (command ->> 'proposalId')::uuid and o.booking_id = (command ->> 'id')::uuid;
    if p.state is distinct from 'open' then
        return jsonb_build_object('outcome', 'proposal-' || coalesce(p.state, 'closed'));
    elsif refused is not null then
        return refused;
    elsif p.answer_by <= (command ->> 'at')::timestamptz then
        return '{"outcome": "proposal-lapsed"}';
    end if;
    return null;
end $$;

-- The provider takes the times back; the request waits for their yes or no as before. Command: id, councilId, actorId,
-- onBehalfOf, version, proposalId, at. Outcomes: done (booking), changed, proposal-<state>.
create or replace function booking_withdraw_proposal(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    refused jsonb := booking_proposal_guard(command);
begin
    if refused is not null then
        return refused;
    end if;
    update booking_proposal set state = 'withdrawn', ended_at = at
     where council_id = council and id = (command ->> 'proposalId')::uuid;
    update booking set version = version + 1 where council_id = council and id = (command ->> 'id')::uuid;
    perform audit(council, command, at, 'other-times-withdrawn', 'booking', (command ->> 'id')::uuid);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'other-times-withdrawn',
        jsonb_build_object('bookingId', command -> 'id', 'proposalId', command -> 'proposalId'), at);
    return booking_answer(council, (command ->> 'id')::uuid);
end $$;

-- The person wants none of them. The provider can't come then, so the request ends here and all of the money is free again.
-- Command and outcomes: those of booking_withdraw_proposal.
create or replace function booking_refuse_proposal(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    b booking;
    refused jsonb := booking_proposal_guard(command);
begin
    if refused is not null then
        return refused;
    end if;
    update booking_proposal set state = 'refused', ended_at = at
     where council_id = council and id = (command ->> 'proposalId')::uuid;
    select * into b from booking where council_id = council and id = (command ->> 'id')::uuid;
    perform booking_release(b, command, 'void');
    update booking set state = 'declined', version = version + 1, answered_at = at, held_pence = 0, ended_at = at
     where council_id = council and id = b.id;
    perform audit(council, command, at, 'other-times-refused', 'booking', b.id);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'other-times-refused',
        jsonb_build_object('bookingId', b.id, 'proposalId', command -> 'proposalId'), at);
    return booking_answer(council, b.id);
end $$;

-- The person takes one of the times: the request ends, and that time is booked and confirmed, or nothing has changed.
-- Command: id, councilId, actorId, onBehalfOf, version, proposalId, timeId, place (as booking_place), at, idempotency.
-- Outcomes: done (booking: the new one), changed, proposal-<state>, and those of booking_place but placed.
create or replace function booking_take_proposal(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    b booking;
    p booking_proposal;
    placed jsonb;
    became uuid;
    answer jsonb := idempotency_claim(command -> 'idempotency', at);
begin
    if answer is not null then
        return answer;
    end if;
    perform from booking_series s
      where s.council_id = council and s.id = (select v.series_id from series_visit v
          where v.council_id = council and v.booking_id = (command ->> 'id')::uuid) for no key update;
    perform series_locks(council, command #> '{place,holderId}', jsonb_build_array(command #> '{place,providerId}'), '[]');
    perform from award a where a.council_id = council and a.id = (command #>> '{place,awardId}')::uuid for share;
    perform from budget g where g.council_id = council and g.id = (command #>> '{place,budgetId}')::uuid for share;
    answer := booking_proposal_guard(command);
    if answer is not null then
        return idempotency_refuse(command -> 'idempotency', answer);
    end if;
    select * into b from booking where council_id = council and id = (command ->> 'id')::uuid;
    select * into p from booking_proposal where council_id = council and id = (command ->> 'proposalId')::uuid;
    if not exists (select from booking_proposal_time t
                    where t.council_id = council and t.id = (command ->> 'timeId')::uuid and t.proposal_id = p.id
                      and t.start_at = (command #>> '{place,start}')::timestamptz
                      and t.end_at = (command #>> '{place,end}')::timestamptz) then
        raise exception 'what is booked is not what was proposed';
    end if;
    begin
        -- Both its accounts and those of the new one, in the order of ids, before the first of them is written to.
        perform booking_pots_of(council, b.budget_id, b.provider_id);
        perform booking_release(b, command, 'void');
        update booking set state = 'declined', version = version + 1, answered_at = p.proposed_at, held_pence = 0, ended_at = at
         where council_id = council and id = b.id;
        placed := booking_place(command -> 'place');
        if placed ->> 'outcome' <> 'placed' then
            raise exception 'the other time can not be booked' using errcode = 'DI067';
        end if;
        became := placed ->> 'bookingId';
        update series_visit v set booking_id = became where v.council_id = council and v.booking_id = b.id;
        update booking_proposal set state = 'taken', ended_at = at, became_id = became
         where council_id = council and id = p.id;
        -- Who proposed the time said yes to it, and to what is agreed, by proposing it.
        placed := booking_respond(jsonb_build_object('id', became, 'councilId', council, 'actorId', p.proposed_by,
            'version', (select n.version from booking n where n.council_id = council and n.id = became),
            'accept', true, 'at', at));
        if placed ->> 'outcome' <> 'done' then
            raise exception 'the other time was changed meanwhile' using errcode = 'DI067';
        end if;
        perform audit(council, command, at, 'other-time-taken', 'booking', b.id, jsonb_build_object('becameId', became));
        insert into outbox (council_id, topic, payload, at)
        values (council, 'other-time-taken',
            jsonb_build_object('bookingId', b.id, 'proposalId', p.id, 'becameId', became), at);
    exception when sqlstate 'DI067' then
        -- All that this block did is undone: the request and what it holds stand as before.
        return idempotency_refuse(command -> 'idempotency', placed);
    end;
    return idempotency_keep(command -> 'idempotency', booking_answer(council, became));
end $$;

-- Whatever ends a request ends what was proposed for it.
create or replace function booking_proposal_ends() returns trigger language plpgsql as $$
begin
    update booking_proposal p set state = case new.state when 'expired' then 'lapsed' else 'closed' end,
           ended_at = coalesce(new.ended_at, new.answered_at, p.answer_by)
     where p.council_id = new.council_id and p.booking_id = new.id and p.state = 'open';
    return null;
end $$;
create or replace trigger booking_proposal_ends after update of state on booking
    for each row when (old.state = 'requested' and new.state <> 'requested') execute function booking_proposal_ends();
