-- What applies the decisions of uk.directly.rate. Locks are taken in this order: the council's cards (advisory), card.

-- Whoever approves a card waits for those who book by the one before, and they for them.
create or replace function rate_cards_key(council uuid) returns bigint language sql immutable as $$
    select hashtextextended('rate-cards:' || council, 0)
$$;

-- The card of a day: of those that have begun by then the latest (R54). Null: there is none yet.
create or replace function rate_card_on(council uuid, day date) returns uuid language sql stable as $$
    select c.id from rate_card c where c.council_id = council and lower(c.during) <= day
     order by lower(c.during) desc limit 1
$$;

-- The legal minimum for somebody of 21 or over on a day; null: nobody has said it yet (R56).
create or replace function minimum_pay_on(day date) returns bigint language sql stable as $$
    select m.pence from minimum_pay m where m.age_band = '21-and-over' and m.during @> day
$$;

-- An approved card stays as it was approved: only its end comes nearer when another follows it, or it is replaced before it
-- began. Cards that were there before are finished by whoever brings them in.
create or replace function refuse_changing_rates() returns trigger language plpgsql as $$
begin
    if old.state = 'draft' then
        return new;
    elsif old.state <> 'approved' or new.state not in ('approved', 'replaced')
          or (new.council_id, new.id, new.starts_on, new.version, new.drafted_by, new.drafted_at, new.decided_by,
              new.decided_at) is distinct from
             (old.council_id, old.id, old.starts_on, old.version, old.drafted_by, old.drafted_at, old.decided_by,
              old.decided_at)
          or new.state = 'approved' and (lower(new.during) <> lower(old.during)
              or coalesce(upper(new.during), 'infinity') > coalesce(upper(old.during), 'infinity')) then
        raise exception 'a rate card that was decided about is not changed' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger rate_card_is_history before update on rate_card
    for each row execute function refuse_changing_rates();

create or replace function refuse_changing_rate_lines() returns trigger language plpgsql as $$
declare
    line rate_card_line := coalesce(new, old);
begin
    if exists (select from rate_card c where c.council_id = line.council_id and c.id = line.rate_card_id
                  and c.decided_at is not null) then
        raise exception 'the rates of a card that was decided about are not changed' using errcode = 'restrict_violation';
    end if;
    return line;
end $$;
create or replace trigger rate_card_line_is_history before insert or update or delete on rate_card_line
    for each row execute function refuse_changing_rate_lines();

-- A first card may begin today; another begins tomorrow or later, so that nothing that is past changes.
create or replace function rate_card_may_begin(council uuid, day date, today date) returns boolean
        language sql stable as $$
    select day > today or day = today and not exists (
        select from rate_card c where c.council_id = council and lower(c.during) <= today)
$$;

-- Writes a draft, or changes one: whole. Command: id, councilId, actorId, version (0: a new one), startsOn, lines
-- [{purpose, engagement, band, pence}], at, today. Outcomes: done, not-found, wrong-state (state), not-allowed (somebody
-- else's), changed, in-the-past.
create or replace function rate_card_save(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    card_id uuid := command ->> 'id';
    at timestamptz := command ->> 'at';
    is_new boolean := (command ->> 'version')::integer = 0;
    card rate_card;
begin
    if not rate_card_may_begin(council, (command ->> 'startsOn')::date, (command ->> 'today')::date) then
        return '{"outcome": "in-the-past"}';
    end if;
    if is_new then
        insert into rate_card (council_id, id, during, state, starts_on, drafted_by, drafted_at)
        values (council, card_id, null, 'draft', (command ->> 'startsOn')::date, (command ->> 'actorId')::uuid, at)
        on conflict (council_id, id) do nothing;
        if not found then
            -- The same form sent twice.
            return '{"outcome": "done"}';
        end if;
    else
        select * into card from rate_card c where c.council_id = council and c.id = card_id for no key update;
        if card.id is null then
            return '{"outcome": "not-found"}';
        elsif card.state <> 'draft' then
            return jsonb_build_object('outcome', 'wrong-state', 'state', card.state);
        elsif card.drafted_by <> (command ->> 'actorId')::uuid then
            return '{"outcome": "not-allowed"}';
        elsif card.version <> (command ->> 'version')::integer then
            return '{"outcome": "changed"}';
        end if;
        update rate_card c
           set starts_on = (command ->> 'startsOn')::date, version = c.version + 1, drafted_at = at,
               returned_by = null, returned_at = null, returned_why = null
         where c.council_id = council and c.id = card_id;
        delete from rate_card_line l where l.council_id = council and l.rate_card_id = card_id;
    end if;
    insert into rate_card_line (council_id, rate_card_id, purpose, engagement, band, pence)
    select council, card_id, l.purpose, l.engagement, l.band, l.pence
      from jsonb_to_recordset(command -> 'lines') l (purpose text, engagement text, band text, pence bigint);
    perform audit(council, command, at, case when is_new then 'rate-card-drafted' else 'rate-card-changed' end,
        'rate-card', card_id, jsonb_build_object('from', command ->> 'startsOn'));
    return '{"outcome": "done"}';
end $$;

-- Another officer's yes (R92). The card before ends the day before; a later card stays, and this one ends before it; a card
-- that was to begin on the same day is replaced. Command: id, councilId, actorId, version, beforeId (the card that it was
-- looked at beside), at, today. Outcomes: done, not-found, wrong-state (state), not-allowed, changed, in-the-past.
create or replace function rate_card_approve(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    card_id uuid := command ->> 'id';
    at timestamptz := command ->> 'at';
    card rate_card;
    replaced uuid;
    later date;
begin
    perform pg_advisory_xact_lock(rate_cards_key(council));
    select * into card from rate_card c where c.council_id = council and c.id = card_id for no key update;
    if card.id is null then
        return '{"outcome": "not-found"}';
    elsif card.state <> 'draft' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', card.state);
    elsif card.drafted_by = (command ->> 'actorId')::uuid then
        return '{"outcome": "not-allowed"}';
    elsif card.version <> (command ->> 'version')::integer
          or rate_card_on(council, card.starts_on - 1) is distinct from (command ->> 'beforeId')::uuid then
        return '{"outcome": "changed"}';
    elsif not rate_card_may_begin(council, card.starts_on, (command ->> 'today')::date) then
        return '{"outcome": "in-the-past"}';
    end if;
    update rate_card c set state = 'replaced', during = null
     where c.council_id = council and lower(c.during) = card.starts_on
    returning c.id into replaced;
    update rate_card c set during = daterange(lower(c.during), card.starts_on)
     where c.council_id = council and c.during @> card.starts_on;
    select min(lower(c.during)) into later from rate_card c
     where c.council_id = council and lower(c.during) > card.starts_on;
    update rate_card c
       set state = 'approved', during = daterange(card.starts_on, later), decided_by = (command ->> 'actorId')::uuid,
           decided_at = at
     where c.council_id = council and c.id = card_id;
    perform audit(council, command, at, 'rate-card-approved', 'rate-card', card_id,
        jsonb_build_object('from', card.starts_on, 'to', later, 'replacedId', replaced));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'rate-card-approved', jsonb_build_object('rateCardId', card_id, 'from', card.starts_on,
        'by', command ->> 'actorId'), at);
    return '{"outcome": "done"}';
end $$;

-- Puts a draft away, or gives it back to who drafted it. Command: id, councilId, actorId, version, why (only to give it
-- back), at. Outcomes: done, not-found, wrong-state (state), not-allowed (to give back one's own), changed.
create or replace function rate_card_put_off(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    card_id uuid := command ->> 'id';
    at timestamptz := command ->> 'at';
    why text := command ->> 'why';
    card rate_card;
begin
    select * into card from rate_card c where c.council_id = council and c.id = card_id for no key update;
    if card.id is null then
        return '{"outcome": "not-found"}';
    elsif card.state <> 'draft' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', card.state);
    elsif why is not null and card.drafted_by = (command ->> 'actorId')::uuid then
        return '{"outcome": "not-allowed"}';
    elsif card.version <> (command ->> 'version')::integer then
        return '{"outcome": "changed"}';
    elsif why is null then
        update rate_card c set state = 'withdrawn', decided_by = (command ->> 'actorId')::uuid, decided_at = at
         where c.council_id = council and c.id = card_id;
    else
        update rate_card c set version = c.version + 1, returned_by = (command ->> 'actorId')::uuid, returned_at = at,
               returned_why = why
         where c.council_id = council and c.id = card_id;
    end if;
    perform audit(council, command, at, case when why is null then 'rate-card-withdrawn' else 'rate-card-returned' end,
        'rate-card', card_id);
    return '{"outcome": "done"}';
end $$;
