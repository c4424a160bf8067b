-- Wages (R57, R81, R84, R85): what stands posted of an employed person's visit is brought to what is due, up or down, and
-- written down line by line for whoever runs the payroll. Locks as in R__booking_functions.sql, then the exception accounts.

-- What of a record is pay for time (also where it is sold by the day or job); the rest of its items are extras (R59).
create or replace function wages_for_time(lines jsonb, items jsonb) returns bigint language sql immutable as $$
    select coalesce((select sum((l ->> 'amountPence')::bigint) from jsonb_array_elements(lines) l), 0)::bigint
         + coalesce((select sum((i ->> 'amountPence')::bigint) from jsonb_array_elements(items) i
                      where i ->> 'kind' in ('place', 'day', 'half-day', 'job')), 0)::bigint
$$;

-- To which month's payroll something of that day goes: its own, or the first that the bureau has not reckoned yet.
create or replace function payroll_month(council uuid, holder uuid, worker uuid, day date) returns date
        language sql stable as $$
    select m::date
      from generate_series(date_trunc('month', day::timestamp), date_trunc('month', day::timestamp) + interval '20 years',
                           interval '1 month') m
     where not exists (select from payroll_figures f where f.council_id = council and f.holder_id = holder
                          and f.provider_id = worker and f.month = m::date)
     order by m limit 1
$$;

-- The latest record of a booking.
create or replace function visit_latest(council uuid, booking uuid) returns visit_record language sql stable as $$
    select v.* from visit_record v
     where v.council_id = council and v.booking_id = booking
       and not exists (select from visit_record later where later.council_id = v.council_id
                          and later.booking_id = v.booking_id and later.replaces_id = v.id)
$$;

-- Brings what stands posted of a visit to what is due now, and nothing where it stands there already. Command: wages
-- {payPence, reservePence} (what is to stand), settlementId, promisedOn, description, at, actorId, onBehalfOf.
create or replace function booking_wages(b booking, command jsonb) returns void language plpgsql as $$
declare
    pay bigint := command #>> '{wages,payPence}';
    aside bigint := command #>> '{wages,reservePence}';
    more bigint := greatest(pay - b.pay_posted_pence, 0);
    more_aside bigint := greatest(aside - b.set_aside_pence, 0);
    missing bigint;
begin
    if b.engagement <> 'employed' or pay is null or aside is null then
        raise exception 'wages are an employed person''s' using errcode = 'check_violation';
    end if;
    -- Whoever reckons this worker's month waits for the lines below, or these for them.
    perform booking_pots_of(b.council_id, b.budget_id, b.provider_id);
    if pay < b.pay_posted_pence or aside < b.set_aside_pence then
        perform booking_wages_back(b, greatest(b.pay_posted_pence - pay, 0), greatest(b.set_aside_pence - aside, 0), command);
    end if;
    if more > 0 or more_aside > 0 then
        missing := booking_settle(b, more + more_aside, 'visit', command || jsonb_build_object('ownPence', 0,
            'reservePence', more_aside));
        if missing is not null then
            raise exception 'wages were not covered' using errcode = 'check_violation';
        end if;
    end if;
    perform payroll_write(b, visit_latest(b.council_id, b.id), pay, (command ->> 'at')::timestamptz);
end $$;

-- Takes back what turned out not to be due, by postings that name what they correct: what nothing covered first, then what
-- was taken from the reserve, then council money, then the person's share.
create or replace function booking_wages_back(b booking, less bigint, less_aside bigint, command jsonb) returns void
        language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    pots booking_pots := booking_pots_of(b.council_id, b.budget_id, b.provider_id);
    uncovered uuid := ledger_account_find(b.council_id, 'exception', null, 'wages');
    places uuid[] := array[uncovered, pots.reserve, pots.council, pots.contribution];
    due settlement;
    wanted bigint := less;
    part bigint;
begin
    -- What isn't paid out yet is due no more.
    for due in select * from settlement s where s.council_id = b.council_id and s.booking_id = b.id and s.state = 'due'
                order by s.id desc for no key update loop
        exit when wanted = 0;
        part := least(wanted, due.amount_pence);
        if part = due.amount_pence then
            delete from settlement s where s.council_id = b.council_id and s.id = due.id;
        else
            update settlement s set amount_pence = s.amount_pence - part
             where s.council_id = b.council_id and s.id = due.id;
        end if;
        wanted := wanted - part;
    end loop;
    if less > wanted then
        perform ledger_take_back(b.council_id, b.id, 'visit', less - wanted, pots.payable, places, 'Corrected hours', moment);
    end if;
    if wanted > 0 then
        -- They have had it: nobody takes it from their next pay by themselves; finance is told.
        perform ledger_take_back(b.council_id, b.id, 'visit', wanted, ledger_account_of(b.council_id, 'exception', b.provider_id, 'wages'),
            places, 'Corrected hours, paid before', moment);
        insert into outbox (council_id, topic, payload, at)
        values (b.council_id, 'wages-to-recover', jsonb_build_object('bookingId', b.id, 'providerId', b.provider_id,
            'pence', wanted), moment);
    end if;
    less_aside := least(less_aside, ledger_free(b.council_id, pots.reserve));
    if less_aside > 0 then
        perform ledger_take_back(b.council_id, b.id, 'reserve', less_aside, pots.reserve, places, 'Corrected hours',
            moment);
    end if;
    update booking o
       set pay_posted_pence = o.pay_posted_pence - less, set_aside_pence = o.set_aside_pence - less_aside,
           settled_pence = o.settled_pence - less - less_aside
     where o.council_id = b.council_id and o.id = b.id;
    perform audit(b.council_id, command, moment, 'wages-corrected', 'booking', b.id,
        jsonb_build_object('payPence', -less, 'reservePence', -less_aside));
end $$;

-- Corrects what was posted about something under this code, until so much is back where it came from; in the order of places.
create or replace function ledger_take_back(council uuid, subject uuid, of_code text, pence bigint, from_account uuid,
        places uuid[], words text, moment timestamptz) returns void language plpgsql as $$
declare
    part record;
    corrected uuid;
    wanted bigint := pence;
    taken bigint;
begin
    for part in
        select t.id, t.debit_account_id, t.subject_kind, t.plan_line_id, t.amount_pence - coalesce((
                   with recursive later as (
                       select x.id, x.amount_pence from ledger_transfer x
                        where x.council_id = t.council_id and x.corrects_id = t.id
                       union all
                       select x.id, x.amount_pence from later l join ledger_transfer x
                           on x.council_id = council and x.corrects_id = l.id)
                   select sum(l.amount_pence) from later l), 0) as there
          from ledger_transfer t
         where t.council_id = council and t.subject_id = subject and t.code = of_code and t.phase in ('post', 'direct')
         order by array_position(places, t.debit_account_id), t.id desc
    loop
        exit when wanted = 0;
        taken := least(wanted, part.there);
        if taken > 0 then
            corrected := part.id;
            while exists (select from ledger_transfer x where x.council_id = council and x.corrects_id = corrected) loop
                select x.id into corrected from ledger_transfer x
                 where x.council_id = council and x.corrects_id = corrected;
            end loop;
            insert into ledger_transfer (council_id, id, phase, debit_account_id, credit_account_id, amount_pence, code,
                subject_kind, subject_id, plan_line_id, corrects_id, description, at)
            values (council, uuidv7(), 'direct', from_account, part.debit_account_id, taken, 'correction', part.subject_kind,
                subject, part.plan_line_id, corrected, words, moment);
            wanted := wanted - taken;
        end if;
    end loop;
    if wanted > 0 then
        raise exception 'only what was posted comes back' using errcode = 'check_violation';
    end if;
end $$;

-- Writes the lines: those of another record are taken back, the record's own stand once its time is paid; then what is paid
-- of its extras. Together they are the pay that is to stand.
create or replace function payroll_write(b booking, v visit_record, pay bigint, moment timestamptz) returns void
        language plpgsql as $$
declare
    for_time bigint := wages_for_time(v.lines, v.items);
    on_it uuid := (select l.record_id from payroll_line l where l.council_id = b.council_id and l.booking_id = b.id
                    order by l.id desc limit 1);
    day date := (coalesce(v.start_at, b.start_at) at time zone 'Europe/London')::date;
    to_month date := payroll_month(b.council_id, b.holder_id, b.provider_id, day);
    written bigint;
    items_whole boolean;
begin
    if on_it is distinct from v.id and pay >= for_time then
        insert into payroll_line (council_id, booking_id, holder_id, provider_id, record_id, month, day, start_at, end_at,
            kind, band, minutes, rate_pence, pay_pence, at)
        select l.council_id, l.booking_id, l.holder_id, l.provider_id, l.record_id,
               payroll_month(l.council_id, l.holder_id, l.provider_id, l.day), l.day, l.start_at, l.end_at, l.kind, l.band,
               -sum(l.minutes), l.rate_pence, -sum(l.pay_pence), moment
          from payroll_line l
         where l.council_id = b.council_id and l.booking_id = b.id
         group by l.council_id, l.booking_id, l.holder_id, l.provider_id, l.record_id, l.day, l.start_at, l.end_at,
                  l.kind, l.band, l.rate_pence
        having sum(l.pay_pence) <> 0 or sum(l.minutes) <> 0;
        insert into payroll_line (council_id, booking_id, holder_id, provider_id, record_id, month, day, start_at, end_at,
            kind, band, minutes, rate_pence, pay_pence, at)
        select b.council_id, b.id, b.holder_id, b.provider_id, v.id, to_month, day, v.start_at, v.end_at,
               coalesce(t.item, v.kind), t.band, t.minutes, t.rate, t.pence, moment
          from (select null as item, l ->> 'band' as band, (l ->> 'minutes')::bigint as minutes,
                       (l ->> 'ratePence')::bigint as rate, (l ->> 'amountPence')::bigint as pence
                  from jsonb_array_elements(v.lines) l
                union all
                select i ->> 'kind', null, 0, (i ->> 'eachPence')::bigint, (i ->> 'amountPence')::bigint
                  from jsonb_array_elements(v.items) i where i ->> 'kind' in ('place', 'day', 'half-day', 'job')) t;
    end if;
    written := coalesce((select sum(l.pay_pence) from payroll_line l
                          where l.council_id = b.council_id and l.booking_id = b.id), 0);
    if pay = written then
        return;
    end if;
    -- All extras at once stand by their own names; a part of them as what it is.
    items_whole := pay - written = (select sum((i ->> 'amountPence')::bigint) from jsonb_array_elements(v.items) i
                                     where i ->> 'kind' not in ('place', 'day', 'half-day', 'job'));
    insert into payroll_line (council_id, booking_id, holder_id, provider_id, record_id, month, day, start_at, end_at, kind,
        rate_pence, pay_pence, at)
    select b.council_id, b.id, b.holder_id, b.provider_id, coalesce(v.id, on_it), to_month, day,
           coalesce(v.start_at, b.start_at), coalesce(v.end_at, b.end_at), x.kind, x.rate, x.pence, moment
      from (select i ->> 'kind' as kind, (i ->> 'eachPence')::bigint as rate, (i ->> 'amountPence')::bigint as pence
              from jsonb_array_elements(v.items) i
             where items_whole and i ->> 'kind' not in ('place', 'day', 'half-day', 'job')
            union all
            select 'extras', null, pay - written where items_whole is not true) x
     where x.pence <> 0;
end $$;

-- What an employed person is paid for a visit that they were kept from at short notice.
create or replace function payroll_write_charge(b booking, pay bigint, moment timestamptz) returns void language sql as $$
    insert into payroll_line (council_id, booking_id, holder_id, provider_id, month, day, start_at, end_at, kind, minutes,
        pay_pence, at)
    select b.council_id, b.id, b.holder_id, b.provider_id, payroll_month(b.council_id, b.holder_id, b.provider_id, d.day), d.day,
           b.start_at, b.end_at, 'short-notice-cancellation',
           (extract(epoch from b.end_at - b.start_at) / 60)::bigint, pay, moment
      from (select (b.start_at at time zone 'Europe/London')::date as day) d
     where pay > 0
$$;

-- The time of an employed person is looked at, and their wages aren't posted though an answer is waited for: they are now
-- (R57, R85). Command: id, councilId, version, lookAt, facts, wages, settlementId, promisedOn, description, at.
-- Outcomes: done, changed.
create or replace function booking_pay_wages(command jsonb) returns jsonb language plpgsql as $$
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
    perform booking_wages(b, command);
    update booking o set version = o.version + 1, held_pence = 0, look_at = moment
     where o.council_id = council and o.id = b.id;
    perform wages_in_question_tell(b, command);
    return '{"outcome": "done"}';
end $$;

-- Wages went to the payroll while an answer is still waited for: the trail and the other side are told, once.
create or replace function wages_in_question_tell(b booking, command jsonb) returns void language plpgsql as $$
declare
    moment timestamptz := command ->> 'at';
    pence bigint := (command #>> '{wages,payPence}')::bigint - b.pay_posted_pence;
begin
    if pence > 0 then
        perform audit(b.council_id, command, moment, 'wages-in-question', 'booking', b.id,
            jsonb_build_object('payPence', pence));
        insert into outbox (council_id, topic, payload, at)
        values (b.council_id, 'wages-in-question', jsonb_build_object('bookingId', b.id, 'pence', pence), moment);
    end if;
end $$;

-- The database holds it too: nobody's answer, and no silence, leaves an employed person's time unpaid.
create or replace function booking_wages_guard() returns trigger language plpgsql as $$
declare
    v visit_record := visit_latest(new.council_id, new.id);
begin
    if v.id is not null and new.pay_posted_pence < wages_for_time(v.lines, v.items) then
        raise exception 'wages for time worked are not held back' using errcode = 'check_violation',
            constraint = 'booking_wages_are_posted';
    end if;
    return new;
end $$;
create or replace trigger booking_wages_guard before update of state, silent_at, in_question_pence on booking
    for each row when (new.engagement = 'employed' and (new.state in ('queried', 'settled')
                       or new.state = 'recorded' and new.silent_at is not null))
    execute function booking_wages_guard();

create or replace trigger payroll_line_is_history before update or delete on payroll_line
    for each row execute function refuse_rewriting();
create or replace trigger payroll_line_is_not_emptied before truncate on payroll_line
    for each statement execute function refuse_rewriting();
