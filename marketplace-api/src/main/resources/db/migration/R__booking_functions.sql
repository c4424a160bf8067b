-- What applies the decisions of uk.directly.booking, and what its steps share: how a booking is read, locked, held for and
-- settled. Each step has its functions in a file of its own (R__booking_…_functions). Locks are taken in one order
-- everywhere: idempotency key, series (R__series_functions), rate cards (advisory, shared), the person's individual rates
-- (advisory, shared), worker (advisory), time of a session, award and budget (shared), booking row, ledger accounts by id.

-- What became of it beside its states (Course); null: nothing.
create or replace function booking_course(b booking) returns jsonb language sql stable as $$
    select jsonb_build_object('silentAt', b.silent_at, 'approvedAt', b.approved_at, 'letGoAt', b.let_go_at,
               'lapsedPence', b.lapsed_pence, 'lapsedAt', b.lapsed_at, 'notComeAt', b.not_come_at, 'absent', b.absent,
               'cancelledBy', b.cancelled_by, 'callOffWords', b.call_off_words, 'givenBackPence', b.given_back_pence,
               'startedAt', b.started_at, 'finishedAt', b.finished_at, 'told', told.facts)
      from (select (select jsonb_build_object('breaks', v.breaks, 'awake', v.awake, 'kind', v.kind,
                               'keyedInBy', k.name, 'source', v.source)
                      from visit_record v
                      left join person k on k.council_id = v.council_id and k.id = v.keyed_in_by
                     where v.council_id = b.council_id and v.booking_id = b.id
                       and (v.keyed_in_by is not null or v.kind <> 'worked' or v.breaks <> '[]' or v.awake <> '[]')
                       and not exists (select from visit_record later where later.council_id = v.council_id
                                          and later.booking_id = v.booking_id and later.replaces_id = v.id)) as facts) told
     where coalesce(b.silent_at, b.approved_at, b.let_go_at, b.lapsed_at, b.not_come_at, b.started_at) is not null
        or coalesce(b.absent, b.cancelled_by) is not null or told.facts is not null
$$;

-- Of which series a booking is one, for booking_json; null: of none.
create or replace function series_of(b booking) returns jsonb language sql stable as $$
    select jsonb_build_object('id', s.id, 'day', v.day, 'rule', s.rule, 'accepted', s.accepted_at is not null,
               'running', s.state = 'running',
               'booked', (select count(*) from series_visit o where o.council_id = s.council_id and o.series_id = s.id
                             and o.state = 'booked'),
               'notPromised', (select count(*) from series_visit o where o.council_id = s.council_id
                                  and o.series_id = s.id and o.state = 'short'))
      from series_visit v, booking_series s
     where v.council_id = b.council_id and v.booking_id = b.id
       and s.council_id = v.council_id and s.id = v.series_id
$$;

-- Who else comes, for booking_json; null: nobody. The other's id and state are for the person whose visit it is: what a provider
-- may read of them is decided where it is shown (R101).
create or replace function booking_company(b booking) returns jsonb language sql stable as $$
    select jsonb_build_object('pair', jsonb_build_object('id', p.id, 'bookingId', o.id, 'name', v.name, 'state', o.state,
               'cancelledBy', o.cancelled_by, 'keptAlone', p.kept_alone_at is not null))
      from booking_pair p
      join booking o on o.council_id = p.council_id and o.id = case when p.first_id = b.id then p.second_id else p.first_id end
      join provider v on v.council_id = o.council_id and v.id = o.provider_id
     where p.council_id = b.council_id and (p.first_id = b.id or p.second_id = b.id)
    union all
    select jsonb_build_object('couple', jsonb_build_object('id', c.id, 'first', c.first_holder = b.holder_id,
               'name', h.first_name, 'bookingId', o.id, 'version', o.version, 'state', o.state, 'cancelledBy', o.cancelled_by))
      from couple_visit c
      join booking o on o.council_id = c.council_id and o.couple_id = c.id and o.id <> b.id
      join person h on h.council_id = o.council_id and h.id = o.holder_id
     where c.council_id = b.council_id and c.id = b.couple_id
    union all
    select jsonb_build_object('along', jsonb_build_object('companion', b.companion, 'taster', b.taster))
     where b.companion or b.taster
$$;

-- Whether a person had the free first time of a session, or has booked it.
create or replace function booking_had_taster(council uuid, holder uuid, offer uuid) returns boolean language sql stable as $$
    select exists (select from booking b
                    where b.council_id = council and b.holder_id = holder and b.offer_id = offer and b.taster
                      and b.state not in ('cancelled', 'declined', 'expired', 'did-not-happen'))
$$;

-- A booking as Java reads it (BookingView). No address and no surname: those are read apart (R101).
create or replace function booking_json(b booking) returns jsonb language sql stable as $$
    select jsonb_build_object(
        'id', b.id, 'councilId', b.council_id, 'state', b.state, 'version', b.version,
        'holderId', b.holder_id, 'holderName', h.first_name, 'budgetId', b.budget_id,
        'planLineId', b.plan_line_id, 'planLineName', l.name,
        'offerId', b.offer_id, 'title', o.title, 'engagement', b.engagement,
        'provider', jsonb_build_object('id', p.id, 'name', p.name, 'kind', p.kind),
        'start', b.start_at, 'end', b.end_at, 'lines', b.lines, 'items', b.items,
        'pricePence', b.price_pence, 'heldPence', b.held_pence, 'settledPence', b.settled_pence,
        'inQuestionPence', b.in_question_pence,
        'wages', case when b.engagement = 'employed' then jsonb_build_object('agreedPence', b.agreed_pence,
            'payPence', b.pay_posted_pence, 'setAsidePence', b.set_aside_pence, 'extrasPence', coalesce((
                select sum(x.pay_pence) from payroll_line x
                 where x.council_id = b.council_id and x.booking_id = b.id
                   and x.kind in ('mileage', 'costs', 'call-out', 'minimum', 'extras')), 0)) end,
        'terms', b.terms, 'termsVersion', b.terms_version, 'cancellation', t.cancellation, 'rates', t.rates,
        'extras', t.extras,
        'places', b.places, 'wholeBand', o.whole_band, 'usesOwnMoney', b.uses_own_money, 'ownPence', b.own_pence,
        'ownSettledPence', b.own_settled_pence, 'keptFor', b.kept_for, 'keptQuestion', b.kept_question_id,
        'series', series_of(b), 'company', booking_company(b),
        'requestedAt', b.requested_at, 'answerBy', b.answer_by, 'answeredAt', b.answered_at, 'endedAt', b.ended_at,
        'visit', (select jsonb_build_object('id', v.id, 'start', v.start_at, 'end', v.end_at, 'lines', v.lines,
                                            'items', v.items, 'pricePence', v.price_pence, 'ownPence', v.own_pence,
                                            'recordedAt', v.recorded_at)
                    from visit_record v
                   where v.council_id = b.council_id and v.booking_id = b.id
                     and not exists (select from visit_record later
                                      where later.council_id = v.council_id and later.booking_id = v.booking_id
                                        and later.replaces_id = v.id)),
        'question', (select q.message from visit_query q where q.council_id = b.council_id and q.booking_id = b.id
                      order by q.id desc limit 1),
        'course', booking_course(b),
        'payment', (select jsonb_build_object(
                        'state', case when bool_or(s.state = 'failed') then 'failed'
                                      when bool_or(s.state = 'due') then 'due'
                                      when bool_or(s.state = 'sent') then 'sent' else 'paid' end,
                        'amountPence', sum(s.amount_pence), 'promisedOn', max(s.promised_on),
                        'paidAt', case when bool_and(s.state = 'paid') then max(s.paid_at) end,
                        'rail', min(s.rail),
                        'paidBy', (select y.name from provider y where y.council_id = b.council_id
                                      and y.id = (array_agg(s.paid_by order by s.id desc))[1]))
                      from settlement s where s.council_id = b.council_id and s.booking_id = b.id
                    having count(*) > 0))
      from person h
      left join plan_line l on l.council_id = b.council_id and l.id = b.plan_line_id,
           provider p, offer o, agreement_terms t
     where h.council_id = b.council_id and h.id = b.holder_id
       and p.council_id = b.council_id and p.id = b.provider_id
       and o.council_id = b.council_id and o.id = b.offer_id
       and t.council_id = b.council_id and t.agreement_id = b.agreement_id and t.version = b.terms_version
$$;

create or replace function booking_answer(council uuid, booking_id uuid) returns jsonb language sql as $$
    select jsonb_build_object('outcome', 'done', 'booking', booking_json(b))
      from booking b where b.council_id = council and b.id = booking_id
$$;

-- R17: what has happened and is not agreed yet may cost so much more than is promised for it.
create or replace function booking_not_agreed(council uuid, budget uuid) returns bigint language sql stable cost 1000 as $$
    select coalesce(sum(greatest(case when b.state = 'queried' and b.engagement <> 'employed' then b.in_question_pence
                                              else coalesce(v.price_pence, 0) - b.settled_pence end
                                 - b.held_pence, 0)), 0)::bigint
      from booking b
      left join visit_record v on v.council_id = b.council_id and v.booking_id = b.id
           and not exists (select from visit_record later
                            where later.council_id = v.council_id and later.booking_id = v.booking_id
                              and later.replaces_id = v.id)
     where b.council_id = council and b.budget_id = budget and b.state in ('recorded', 'queried')
$$;

-- Locks a booking and says whether the decision still stands on what it was made on. Null: go on.
create or replace function booking_guard(council uuid, booking_id uuid, expected_version integer) returns jsonb
        language plpgsql as $$
declare
    found_state text;
    found_version integer;
begin
    -- A session before its bookings, as everywhere.
    perform from session_occurrence c
      where c.council_id = council and c.id = (select b.occurrence_id from booking b
          where b.council_id = council and b.id = booking_id) for no key update;
    select state, version into found_state, found_version from booking b
     where b.council_id = council and b.id = booking_id for no key update;
    if found_version is distinct from expected_version then
        return jsonb_build_object('outcome', 'changed', 'state', found_state);
    end if;
    return null;
end $$;

-- The accounts of a booking's money, locked in the order of ids, and what is free on each (R12).
create or replace function booking_pots_of(council uuid, budget_id uuid, worker uuid) returns booking_pots
        language plpgsql as $$
declare
    pots booking_pots;
begin
    pots.contribution := ledger_account_of(council, 'budget-contribution', budget_id);
    pots.council := ledger_account_of(council, 'budget-council', budget_id);
    pots.own := ledger_account_of(council, 'budget-own', budget_id);
    pots.payable := ledger_account_of(council, 'provider-payable', worker);
    pots.reserve := ledger_account_of(council, 'budget-reserve', budget_id);
    perform ledger_lock(council, array[pots.contribution, pots.council, pots.own, pots.payable, pots.reserve]);
    pots.contribution_free := ledger_free(council, pots.contribution);
    pots.council_free := ledger_free(council, pots.council);
    pots.own_free := ledger_free(council, pots.own);
    return pots;
end $$;

-- What a booking holds: its pending transfers that nothing has resolved.
create or replace function booking_holds(council uuid, booking_id uuid) returns setof ledger_transfer
        language sql stable as $$
    select t.* from ledger_transfer t
     where t.council_id = council and t.subject_id = booking_id and t.phase = 'pending'
       and not exists (select from ledger_transfer r where r.council_id = t.council_id and r.pending_id = t.id)
$$;

-- Gives the time back that a booking takes: its worker's, or its places in a session.
create or replace function booking_free_time(b booking, at timestamptz) returns void language plpgsql as $$
begin
    update worker_time w set released_at = at
     where w.council_id = b.council_id and w.subject_id = b.id and w.released_at is null;
    update session_occurrence c set taken = c.taken - b.places
     where c.council_id = b.council_id and c.id = b.occurrence_id;
    if b.couple_id is not null then
        -- Of two who share it both have to be gone; who goes at the same instant waits here.
        perform from couple_visit v where v.council_id = b.council_id and v.id = b.couple_id for no key update;
        update worker_time w set released_at = at
         where w.council_id = b.council_id and w.subject_id = b.couple_id and w.released_at is null
           and not exists (select from booking o
                            where o.council_id = b.council_id and o.couple_id = b.couple_id and o.id <> b.id
                              and o.state in ('requested', 'confirmed', 'recorded', 'queried', 'settled'));
    end if;
end $$;

-- Gives a booking's hold back, whole. The transfer's phase is void (somebody decided) or expire (nobody answered).
create or replace function booking_release(b booking, command jsonb, release_phase text) returns void
        language plpgsql as $$
begin
    perform from session_occurrence c where c.council_id = b.council_id and c.id = b.occurrence_id for no key update;
    insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id, amount_pence,
        code, subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
    select t.council_id, uuidv7(), release_phase, t.id, t.debit_account_id, t.credit_account_id, t.amount_pence,
           'release', 'booking', b.id, t.plan_line_id, (command ->> 'actorId')::uuid,
           (command ->> 'onBehalfOf')::uuid, t.description, (command ->> 'at')::timestamptz
      from booking_holds(b.council_id, b.id) t;
    perform booking_free_time(b, (command ->> 'at')::timestamptz);
end $$;

-- Posts an approved amount, each part from where it was to come: out of the holds as far as they reach (what is left of
-- them is released), the rest from what is available. Of an employed person's, employer costs are set aside (R84). Answers
-- null, or how much is missing. Command: settlementId, ownPence (of the amount, from own money), reservePence (of it, set
-- aside), promisedOn, description, at, actorId.
create or replace function booking_settle(b booking, amount bigint, transfer_code text, command jsonb) returns bigint
        language plpgsql as $$
declare
    at timestamptz := command ->> 'at';
    settlement_id uuid := command ->> 'settlementId';
    own bigint := coalesce((command ->> 'ownPence')::bigint, 0);
    reserved bigint := coalesce((command ->> 'reservePence')::bigint, 0);
    -- What the provider gets of it.
    theirs bigint := amount - reserved;
    pots booking_pots := booking_pots_of(b.council_id, b.budget_id, b.provider_id);
    hold1 ledger_transfer;
    hold2 ledger_transfer;
    hold3 ledger_transfer;
    posted1 bigint;
    posted2 bigint;
    posted3 bigint;
    more bigint;
    more1 bigint;
    reserved1 bigint;
    from_reserve bigint := 0;
    uncovered bigint := 0;
    exception_account uuid;
    missing bigint;
    pay_rail text;
    payer uuid;
begin
    -- 1: the person's share, 2: council money, 3: own money.
    select * into hold1 from booking_holds(b.council_id, b.id) t where t.debit_account_id = pots.contribution;
    select * into hold2 from booking_holds(b.council_id, b.id) t where t.debit_account_id = pots.council;
    select * into hold3 from booking_holds(b.council_id, b.id) t where t.debit_account_id = pots.own;
    posted1 := least(theirs - own, coalesce(hold1.amount_pence, 0));
    posted2 := least(theirs - own - posted1, coalesce(hold2.amount_pence, 0));
    posted3 := least(own, coalesce(hold3.amount_pence, 0));
    -- What a post leaves of its hold is free in the same moment.
    pots.contribution_free := pots.contribution_free + coalesce(hold1.amount_pence, 0) - posted1;
    pots.council_free := pots.council_free + coalesce(hold2.amount_pence, 0) - posted2;
    more := theirs - own - posted1 - posted2;
    more1 := least(more, pots.contribution_free);
    reserved1 := least(reserved, pots.contribution_free - more1);
    missing := greatest(more - more1 + reserved - reserved1 - pots.council_free, 0)
             + greatest(own - posted3 - pots.own_free, 0);
    if missing > 0 and b.engagement <> 'employed' then
        return missing;
    elsif missing > 0 then
        -- R57, R85: wages for time worked are never withheld. Less is set aside, then what was set aside before is used, and
        -- what is still missing stands in the exception account until finance has seen to it.
        uncovered := missing - least(missing, reserved);
        reserved := reserved - least(missing, reserved);
        reserved1 := least(reserved, pots.contribution_free - more1);
        from_reserve := least(uncovered, ledger_free(b.council_id, pots.reserve));
        uncovered := uncovered - from_reserve;
        more := more - from_reserve - uncovered;
        more1 := least(more, pots.contribution_free);
    end if;
    if uncovered > 0 then
        exception_account := ledger_account_of(b.council_id, 'exception', null, 'wages');
        perform audit(b.council_id, command, at, 'wages-not-covered', 'booking', b.id,
            jsonb_build_object('pence', uncovered));
        insert into outbox (council_id, topic, payload, at)
        values (b.council_id, 'wages-not-covered', jsonb_build_object('bookingId', b.id, 'pence', uncovered), at);
    end if;
    insert into ledger_transfer (council_id, id, phase, pending_id, debit_account_id, credit_account_id, amount_pence,
        code, subject_kind, subject_id, plan_line_id, actor_id, on_behalf_of, description, at)
    select b.council_id, case when row_number() over (order by part.phase = 'void', part.n) = 1 then settlement_id
                              else uuidv7() end,
           part.phase, part.hold, part.account, case when part.n between 10 and 11 then pots.reserve else pots.payable end,
           part.amount,
           case when part.phase = 'void' then 'release' when part.n between 10 and 11 then 'reserve'
                else transfer_code end,
           'booking', b.id, b.plan_line_id,
           (command ->> 'actorId')::uuid, (command ->> 'onBehalfOf')::uuid, command ->> 'description', at
      from (values (1, 'post', hold1.id, pots.contribution, posted1),
                   (2, 'post', hold2.id, pots.council, posted2),
                   (3, 'post', hold3.id, pots.own, posted3),
                   (4, 'direct', null, pots.contribution, more1),
                   (5, 'direct', null, pots.council, more - more1),
                   (6, 'direct', null, pots.own, own - posted3),
                   (7, 'void', hold1.id, pots.contribution, case when posted1 = 0 then hold1.amount_pence end),
                   (8, 'void', hold2.id, pots.council, case when posted2 = 0 then hold2.amount_pence end),
                   (9, 'void', hold3.id, pots.own, case when posted3 = 0 then hold3.amount_pence end),
                   (10, 'direct', null, pots.contribution, reserved1),
                   (11, 'direct', null, pots.council, reserved - reserved1),
                   (12, 'direct', null, pots.reserve, from_reserve),
                   (13, 'direct', null, exception_account, uncovered))
           part (n, phase, hold, account, amount)
     where part.amount > 0;
    -- Wages go to whoever runs the payroll (R81). Else an organisation that looks after the account pays, unless it would pay
    -- itself (R64).
    select case when b.engagement = 'employed' then 'payroll'
                when g.route = 'own-bank' or g.supported_by <> b.provider_id then 'own-bank' else 'stripe' end,
           case when b.engagement <> 'employed' and g.supported_by <> b.provider_id then g.supported_by end
      into pay_rail, payer
      from budget g where g.council_id = b.council_id and g.id = b.budget_id;
    if b.engagement = 'employed' then
        -- What was really posted, and not what the price would have set aside.
        update booking o set pay_posted_pence = o.pay_posted_pence + theirs, set_aside_pence = o.set_aside_pence + reserved,
               settled_pence = o.settled_pence + theirs + reserved
         where o.council_id = b.council_id and o.id = b.id;
        if transfer_code = 'cancellation-charge' then
            perform payroll_write_charge(b, theirs, at);
        end if;
    end if;
    if theirs = 0 then
        -- Nothing is due: all of it is set aside, or a first time costs nothing.
        return null;
    end if;
    insert into settlement (council_id, id, booking_id, holder_id, provider_id, amount_pence, rail, paid_by, approved_at,
        promised_on)
    values (b.council_id, settlement_id, b.id, b.holder_id, b.provider_id, theirs, pay_rail, payer, at,
        (command ->> 'promisedOn')::date);
    insert into outbox (council_id, topic, payload, at)
    values (b.council_id, 'settlement-due', jsonb_build_object('settlementId', settlement_id, 'bookingId', b.id,
        'rail', pay_rail), at);
    return null;
end $$;
