-- What becomes of a visit by itself: a reminder, a silence that counts, a task for somebody else, a lapse (R13), a visit
-- that nobody tells of (R58). uk.directly.booking.Upkeep decides; here it is done once, on what it was decided on.

-- When a round looks at it next. Whoever moves a booking into one of these states gets it looked at, by whatever way.
create or replace function booking_look() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' or new.state is distinct from old.state then
        new.look_at := case when new.state in ('confirmed', 'recorded', 'queried') then new.end_at end;
    end if;
    return new;
end $$;
create or replace trigger booking_is_looked_at before insert or update of state on booking
    for each row execute function booking_look();

-- What a silence depends on, but for the clock. It is compared as it stands when the silence is applied.
create or replace function booking_silence_facts(b booking) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'remindedAt', b.reminded_at, 'silentAt', b.silent_at, 'openSince', b.open_since, 'chasedAt', b.chased_at,
        'letGoAt', b.let_go_at,
        'helperAskedAt', (select max(t.made_at) from visit_task t where t.council_id = b.council_id
                             and t.booking_id = b.id and t.kind = 'silent' and t.done_at is null
                             and t.helper_id is not null),
        'othersAskedAt', (select max(t.made_at) from visit_task t where t.council_id = b.council_id
                             and t.booking_id = b.id and t.kind = 'silent' and t.made_at >= b.open_since),
        'approvedBefore', exists (select from booking o where o.council_id = b.council_id and o.holder_id = b.holder_id
                                     and o.provider_id = b.provider_id and o.approved_at is not null),
        'alwaysAsk', coalesce(w.always_ask, false), 'byPost', coalesce(w.by_post, false),
        'postedAt', (select l.posted_at from visit_letter l where l.council_id = b.council_id and l.booking_id = b.id
                        and l.posted_at >= v.recorded_at),
        'signsIn', h.subject is not null,
        'stays', (select coalesce(jsonb_agg(jsonb_build_array(lower(s.during), upper(s.during) - 1) order by s.during), '[]')
                    from hospital_stay s where s.council_id = b.council_id and s.person_id = b.holder_id
                     and upper(s.during) > (coalesce(v.recorded_at, b.end_at) at time zone 'Europe/London')::date),
        'endsOn', (select upper(a.during) - 1 from award a where a.council_id = b.council_id and a.id = b.award_id),
        'closed', g.closed_at is not null or exists (select from death d where d.council_id = b.council_id
                                                        and d.person_id = b.holder_id),
        'frozen', g.frozen_at is not null,
        'flagged', exists (select from safeguarding_flag f where f.council_id = b.council_id
                              and f.person_id = b.holder_id and f.lifted_at is null))
      from person h
      join budget g on g.council_id = b.council_id and g.id = b.budget_id
      left join asking_wish w on w.council_id = h.council_id and w.person_id = h.id
      left join visit_record v on v.council_id = b.council_id and v.booking_id = b.id
           and not exists (select from visit_record later where later.council_id = v.council_id
                              and later.booking_id = v.booking_id and later.replaces_id = v.id)
     where h.council_id = b.council_id and h.id = b.holder_id
$$;

-- How much of what was told is not said yes to yet.
create or replace function booking_open_pence(b booking) returns bigint language sql stable as $$
    select greatest(coalesce((select v.price_pence from visit_record v
                               where v.council_id = b.council_id and v.booking_id = b.id
                                 and not exists (select from visit_record later where later.council_id = v.council_id
                                                    and later.booking_id = v.booking_id and later.replaces_id = v.id)), 0)
        - case when b.engagement = 'employed' then b.agreed_pence else b.settled_pence end, 0)
$$;

-- R60: who else may say yes to that much for this person today: those who run the money first. Never the worker, nor who
-- lives or works with them (R64).
create or replace function booking_helper(b booking, pence bigint, today date) returns uuid language sql stable as $$
    select a.person_id from acting a
      join person n on n.council_id = a.council_id and n.id = a.person_id and n.subject is not null
     where a.council_id = b.council_id and a.for_person_id = b.holder_id and a.during @> today
       and (a.may_approve_up_to_pence is null or a.may_approve_up_to_pence >= pence)
       and b.provider_id <> all (acting_own_providers(b.council_id, a.person_id))
     order by array_position(array['authorised', 'nominee', 'helper'], a.as_role), a.person_id
     limit 1
$$;

-- Locks the budget, then the booking, and says whether both still are what the decision was made on. Null: go on.
-- Whoever freezes the money waits for this, or this for them.
create or replace function booking_upkeep_guard(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    b booking;
begin
    perform 1 from budget g join booking o on o.council_id = g.council_id and o.budget_id = g.id
      where o.council_id = council and o.id = (command ->> 'id')::uuid for share of g;
    select * into b from booking o where o.council_id = council and o.id = (command ->> 'id')::uuid
       for no key update skip locked;
    if b.id is null or b.version <> (command ->> 'version')::integer
            or b.look_at is distinct from (command ->> 'lookAt')::timestamptz
            or booking_silence_facts(b) is distinct from command -> 'facts' then
        return '{"outcome": "changed"}';
    end if;
    return null;
end $$;

-- Gives back what is still held of a visit that has been: its time was used.
create or replace function booking_release_money(b booking, command jsonb) returns void language sql as $$
    insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id, amount_pence,
        code, subject_kind, subject_id, plan_line_id, description, at)
    select t.council_id, uuidv7(), 'expire', t.id, t.debit_account_id, t.credit_account_id, t.amount_pence,
           'release', 'booking', b.id, t.plan_line_id, t.description, (command ->> 'at')::timestamptz
      from booking_holds(b.council_id, b.id) t
$$;

-- Nothing to do before then, or a word that goes out now: of: wait, remind (the person), chase (who comes), let-go (the
-- money of a visit that nobody told of is given back; it stays booked). Command: id, councilId, version, lookAt, facts,
-- of, nextLook, at. Outcomes: done, changed.
create or replace function booking_upkeep(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    what text := command ->> 'of';
    moment timestamptz := command ->> 'at';
    b booking;
    refused jsonb := booking_upkeep_guard(command);
begin
    if refused is not null then
        return refused;
    end if;
    select * into b from booking o where o.council_id = council and o.id = (command ->> 'id')::uuid;
    if what = 'let-go' then
        perform booking_release_money(b, command);
    end if;
    update booking o
       set look_at = (command ->> 'nextLook')::timestamptz,
           reminded_at = case when what = 'remind' then moment else o.reminded_at end,
           chased_at = case when what = 'chase' then moment else o.chased_at end,
           let_go_at = case when what = 'let-go' then moment else o.let_go_at end,
           held_pence = case when what = 'let-go' then 0 else o.held_pence end,
           version = o.version + case when what = 'let-go' then 1 else 0 end
     where o.council_id = council and o.id = b.id;
    if what <> 'wait' then
        perform audit(council, command, moment,
            case what when 'remind' then 'visit-reminded' when 'chase' then 'visit-chased' else 'visit-let-go' end,
            'booking', b.id,
            case when what = 'let-go' then jsonb_build_object('releasedPence', b.held_pence) else '{}' end);
        insert into outbox (council_id, topic, payload, at)
        values (council, case what when 'remind' then 'visit-reminded' when 'chase' then 'visit-chased' else 'visit-let-go' end,
            jsonb_build_object('bookingId', b.id), moment);
    end if;
    return '{"outcome": "done"}';
end $$;

-- Nobody answered: what was promised is due, the rest stays in question (R13, R57). Never more than the hold.
-- The time of an employed person is posted whole (R57). Command: id, councilId, version, lookAt, facts, amountPence, ownPence,
-- wages (as in booking_approve), openPence, settlementId, promisedOn, description, at. Outcomes: done, changed.
create or replace function booking_fall_due(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    amount bigint := command ->> 'amountPence';
    left_open bigint := command ->> 'openPence';
    moment timestamptz := command ->> 'at';
    b booking;
    missing bigint;
    refused jsonb := booking_upkeep_guard(command);
begin
    if refused is not null then
        return refused;
    end if;
    select * into b from booking o where o.council_id = council and o.id = (command ->> 'id')::uuid;
    if amount > b.held_pence or b.state <> 'recorded' then
        raise exception 'silence approves what was held, of what was recorded' using errcode = 'check_violation';
    end if;
    if b.engagement = 'employed' then
        perform booking_wages(b, command);
    else
        missing := booking_settle(b, amount, 'visit', command);
    end if;
    if missing is not null then
        raise exception 'a hold of % did not cover %', b.held_pence, amount using errcode = 'check_violation';
    end if;
    update booking o
       set state = case when left_open = 0 then 'settled' else 'queried' end, version = o.version + 1, held_pence = 0,
           settled_pence = o.settled_pence + case when o.engagement = 'employed' then 0 else amount end,
           agreed_pence = o.agreed_pence + case when o.engagement = 'employed' then amount else 0 end,
           in_question_pence = left_open,
           own_settled_pence = o.own_settled_pence + coalesce((command ->> 'ownPence')::bigint, 0),
           silent_at = case when o.engagement = 'employed' and left_open > 0 then null else moment end,
           open_since = case when left_open > 0 then moment end,
           ended_at = case when left_open = 0 then moment end
     where o.council_id = council and o.id = b.id;
    perform audit(council, command, moment, 'visit-approved-by-silence', 'booking', b.id,
        jsonb_build_object('amountPence', amount, 'inQuestionPence', left_open,
        'settlementId', command ->> 'settlementId'));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'visit-approved-by-silence', jsonb_build_object('bookingId', b.id, 'amountPence', amount,
        'inQuestionPence', left_open), moment);
    return '{"outcome": "done"}';
end $$;

-- Nobody answered, and silence doesn't count: somebody else is asked, a helper first where one may. Asked again later it
-- goes on to the support worker. An employed person's time goes to the payroll in the same moment, marked "in question" (R57,
-- R85). Command: id, councilId, version, lookAt, facts, taskId, reason, mayHelp, pence, today, helperDays, nextLook, wages,
-- settlementId, promisedOn, description (as in booking_approve), at. Outcomes: done, changed.
create or replace function booking_ask_others(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    b booking;
    helper uuid;
    asked visit_task;
    refused jsonb := booking_upkeep_guard(command);
begin
    if refused is not null then
        return refused;
    end if;
    select * into b from booking o where o.council_id = council and o.id = (command ->> 'id')::uuid;
    if b.engagement = 'employed' then
        perform booking_wages(b, command);
        perform wages_in_question_tell(b, command);
    end if;
    select * into asked from visit_task t
     where t.council_id = council and t.booking_id = b.id and t.kind = 'silent' and t.done_at is null for no key update;
    if asked.id is null then
        helper := case when (command ->> 'mayHelp')::boolean
                       then booking_helper(b, (command ->> 'pence')::bigint, (command ->> 'today')::date) end;
        insert into visit_task (council_id, id, booking_id, kind, reason, helper_id, made_at)
        values (council, (command ->> 'taskId')::uuid, b.id, 'silent', command ->> 'reason', helper, moment);
    else
        update visit_task t set helper_id = null where t.council_id = council and t.id = asked.id;
    end if;
    update booking o
       set silent_at = case when o.state = 'queried' and o.engagement <> 'employed' then o.silent_at
                            else coalesce(o.silent_at, moment) end,
           held_pence = case when o.engagement = 'employed' then 0 else o.held_pence end,
           version = o.version + case when o.engagement = 'employed' then 1 else 0 end,
           look_at = case when helper is not null
                          then moment + make_interval(days => (command ->> 'helperDays')::integer)
                          else (command ->> 'nextLook')::timestamptz end
     where o.council_id = council and o.id = b.id;
    perform audit(council, command, moment, 'visit-asked-others', 'booking', b.id,
        jsonb_build_object('reason', command ->> 'reason', 'helperId', helper));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'visit-task', jsonb_build_object('bookingId', b.id, 'helperId', helper), moment);
    return '{"outcome": "done"}';
end $$;

-- What stayed in question for too long is not owed any more; what is still promised goes back. Never of an employed person:
-- their question stays open until it is answered (R57). Command: id, councilId,
-- version, lookAt, facts, openPence, at. Outcomes: done, changed.
create or replace function booking_lapse(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    b booking;
    refused jsonb := booking_upkeep_guard(command);
begin
    if refused is not null then
        return refused;
    end if;
    select * into b from booking o where o.council_id = council and o.id = (command ->> 'id')::uuid;
    if b.engagement = 'employed' then
        raise exception 'wages do not lapse' using errcode = 'check_violation';
    end if;
    perform booking_release_money(b, command);
    update booking o
       set state = case when o.settled_pence > 0 then 'settled' else 'expired' end, version = o.version + 1,
           held_pence = 0, in_question_pence = 0, lapsed_pence = (command ->> 'openPence')::bigint, lapsed_at = moment,
           ended_at = moment
     where o.council_id = council and o.id = b.id;
    perform visit_tasks_close(council, b.id, 'silent', 'lapsed', null, moment);
    perform audit(council, command, moment, 'visit-lapsed', 'booking', b.id,
        jsonb_build_object('lapsedPence', (command ->> 'openPence')::bigint, 'releasedPence', b.held_pence));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'visit-lapsed', jsonb_build_object('bookingId', b.id, 'lapsedPence',
        (command ->> 'openPence')::bigint), moment);
    return '{"outcome": "done"}';
end $$;

-- Somebody answered what others were asked about.
create or replace function visit_tasks_close(council uuid, booking_id uuid, of_kind text, how text, actor uuid,
        moment timestamptz) returns void language sql as $$
    update visit_task t set done_at = moment, done_by = actor, outcome = how
     where t.council_id = council and t.booking_id = visit_tasks_close.booking_id and t.kind = of_kind
       and t.done_at is null
$$;

-- Either side asks for help with a visit. Asked twice it is asked once. Command: id, councilId, actorId, onBehalfOf,
-- taskId, side (person, provider), words, at. Outcomes: done, not-found.
create or replace function visit_help(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
begin
    insert into visit_task (council_id, id, booking_id, kind, reason, words, made_at, made_by)
    select council, (command ->> 'taskId')::uuid, b.id, 'help', command ->> 'side', command ->> 'words', moment,
           (command ->> 'actorId')::uuid
      from booking b where b.council_id = council and b.id = (command ->> 'id')::uuid
    on conflict (council_id, booking_id, kind, reason) where done_at is null do nothing;
    if not found then
        return '{"outcome": "done"}';
    end if;
    perform audit(council, command, moment, 'visit-help-asked', 'booking', (command ->> 'id')::uuid);
    insert into outbox (council_id, topic, payload, at)
    values (council, 'visit-task', jsonb_build_object('bookingId', command ->> 'id'), moment);
    return '{"outcome": "done"}';
end $$;

-- A support worker has helped. Command: taskId, councilId, actorId, at. Outcomes: done, not-found.
create or replace function visit_helped(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
    helped visit_task;
begin
    update visit_task t set done_at = moment, done_by = (command ->> 'actorId')::uuid, outcome = 'helped'
     where t.council_id = council and t.id = (command ->> 'taskId')::uuid and t.kind = 'help' and t.done_at is null
    returning * into helped;
    if helped.id is null then
        return '{"outcome": "not-found"}';
    end if;
    perform audit(council, command, moment, 'visit-helped', 'booking', helped.booking_id);
    return '{"outcome": "done"}';
end $$;

-- How a person wants to be asked. Command: personId, councilId, actorId, onBehalfOf, alwaysAsk, byPost, at.
create or replace function asking_wish_say(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    moment timestamptz := command ->> 'at';
begin
    insert into asking_wish as w (council_id, person_id, always_ask, by_post, said_at, said_by)
    values (council, (command ->> 'personId')::uuid, (command ->> 'alwaysAsk')::boolean,
        (command ->> 'byPost')::boolean, moment, (command ->> 'actorId')::uuid)
    on conflict (council_id, person_id) do update
       set always_ask = excluded.always_ask, by_post = excluded.by_post, said_at = excluded.said_at,
           said_by = excluded.said_by
     where (w.always_ask, w.by_post) is distinct from (excluded.always_ask, excluded.by_post);
    if found then
        perform audit(council, command, moment, 'asking-changed', 'person', (command ->> 'personId')::uuid,
            jsonb_build_object('alwaysAsk', (command ->> 'alwaysAsk')::boolean, 'byPost', (command ->> 'byPost')::boolean));
    end if;
    return '{"outcome": "done"}';
end $$;
