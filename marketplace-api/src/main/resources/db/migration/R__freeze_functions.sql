-- What applies the decisions of uk.directly.budget.Freezes and reads what is unspent.

-- A freeze as Java reads it (Freeze).
create or replace function freeze_json(f budget_freeze) returns jsonb language sql stable as $$
    select jsonb_strip_nulls(jsonb_build_object('id', f.id, 'budgetId', f.budget_id, 'reason', f.reason,
        'at', f.frozen_at, 'by', a.name, 'reviewOn', f.review_on, 'liftedAt', f.lifted_at, 'liftedBy', l.name,
        'liftedWhy', f.lifted_why))
      from person a
      left join person l on l.council_id = f.council_id and l.id = f.lifted_by
     where a.council_id = f.council_id and a.id = f.frozen_by
$$;

create or replace function freeze_answer(f budget_freeze) returns jsonb language sql as $$
    select jsonb_build_object('outcome', 'done', 'freeze', freeze_json(f))
$$;

-- Freezes a budget, or lets a freeze go on with another reason and day. Command: id, councilId, actorId, budgetId,
-- reason, reviewOn, insteadOf (the freeze that goes on; none: the budget is not frozen), at. The same id again is the
-- same freeze.
-- Outcomes: done (freeze), not-found, own-budget, wrong-state (state: frozen, open or closed).
create or replace function freeze_begin(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    frozen uuid := command ->> 'budgetId';
    at timestamptz := command ->> 'at';
    holder uuid;
    closed timestamptz;
    open budget_freeze;
    made budget_freeze;
begin
    -- Whoever books holds it shared: what they began is booked before it is frozen.
    select b.holder_id, b.closed_at into holder, closed
      from budget b where b.council_id = council and b.id = frozen for no key update;
    if holder is null then
        return '{"outcome": "not-found"}';
    elsif holder = (command ->> 'actorId')::uuid then
        return '{"outcome": "own-budget"}';
    end if;
    select * into made from budget_freeze f where f.council_id = council and f.id = (command ->> 'id')::uuid;
    if made.id is not null then
        return case when made.budget_id = frozen then freeze_answer(made) else '{"outcome": "not-found"}' end;
    elsif closed is not null then
        return '{"outcome": "wrong-state", "state": "closed"}';
    end if;
    select * into open from budget_freeze f
     where f.council_id = council and f.budget_id = frozen and f.lifted_at is null;
    if open.id is distinct from (command ->> 'insteadOf')::uuid then
        return jsonb_build_object('outcome', 'wrong-state',
            'state', case when open.id is null then 'open' else 'frozen' end);
    end if;
    update budget_freeze f set lifted_at = at, lifted_by = (command ->> 'actorId')::uuid,
           lifted_why = command ->> 'reason'
     where f.council_id = council and f.id = open.id;
    insert into budget_freeze (council_id, id, budget_id, reason, frozen_at, frozen_by, review_on)
    values (council, (command ->> 'id')::uuid, frozen, command ->> 'reason', at, (command ->> 'actorId')::uuid,
        (command ->> 'reviewOn')::date)
    returning * into made;
    perform audit(council, command, at, case when open.id is null then 'budget-frozen' else 'freeze-goes-on' end,
        'budget', frozen, jsonb_strip_nulls(jsonb_build_object('freezeId', made.id, 'reviewOn', made.review_on,
        'insteadOf', open.id)));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'budget-frozen', jsonb_build_object('budgetId', frozen, 'freezeId', made.id), at);
    return freeze_answer(made);
end $$;

-- Ends a freeze. Command: freezeId (the one that was seen; none: the one that is open), councilId, actorId, budgetId,
-- reason, at. Outcomes: done (freeze), not-found, own-budget, wrong-state (state: open).
create or replace function freeze_end(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    thawed uuid := command ->> 'budgetId';
    at timestamptz := command ->> 'at';
    holder uuid;
    open budget_freeze;
begin
    select b.holder_id into holder from budget b where b.council_id = council and b.id = thawed for no key update;
    if holder is null then
        return '{"outcome": "not-found"}';
    elsif holder = (command ->> 'actorId')::uuid then
        return '{"outcome": "own-budget"}';
    elsif exists (select from person p where p.council_id = council and p.id = holder and p.died_on is not null) then
        return '{"outcome": "wrong-state", "state": "deceased"}';
    end if;
    select * into open from budget_freeze f
     where f.council_id = council and f.budget_id = thawed and f.lifted_at is null;
    if open.id is null or open.id <> coalesce((command ->> 'freezeId')::uuid, open.id) then
        return jsonb_build_object('outcome', 'wrong-state',
            'state', case when open.id is null then 'open' else 'frozen' end);
    end if;
    update budget_freeze f set lifted_at = at, lifted_by = (command ->> 'actorId')::uuid,
           lifted_why = command ->> 'reason'
     where f.council_id = council and f.id = open.id
    returning * into open;
    perform audit(council, command, at, 'budget-open-again', 'budget', thawed,
        jsonb_build_object('freezeId', open.id));
    insert into outbox (council_id, topic, payload, at)
    values (council, 'budget-open-again', jsonb_build_object('budgetId', thawed, 'freezeId', open.id), at);
    return freeze_answer(open);
end $$;

-- Whether a budget is frozen stands on the budget too, where funding runs and bookings see it; only these rows move it.
create or replace function budget_freeze_apply() returns trigger language plpgsql as $$
begin
    update budget b set frozen_at = (select f.frozen_at from budget_freeze f
                                      where f.council_id = new.council_id and f.budget_id = new.budget_id
                                        and f.lifted_at is null)
     where b.council_id = new.council_id and b.id = new.budget_id;
    return null;
end $$;
create or replace trigger budget_freeze_applies after insert or update on budget_freeze
    for each row execute function budget_freeze_apply();

create or replace function budget_refuse_freezing_alone() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' and new.frozen_at is not null
       or tg_op = 'UPDATE' and new.frozen_at is distinct from old.frozen_at and pg_trigger_depth() < 2 then
        raise exception 'a budget is frozen by a freeze only' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger budget_is_frozen_by_a_freeze before insert or update of frozen_at on budget
    for each row execute function budget_refuse_freezing_alone();

create or replace function budget_freeze_keep() returns trigger language plpgsql as $$
begin
    if tg_op = 'TRUNCATE' then
        raise exception 'a freeze is only ever lifted' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'DELETE' or old.lifted_at is not null
       or (new.council_id, new.id, new.budget_id, new.reason, new.frozen_at, new.frozen_by, new.review_on)
          is distinct from
          (old.council_id, old.id, old.budget_id, old.reason, old.frozen_at, old.frozen_by, old.review_on) then
        raise exception 'a freeze is only ever lifted' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create or replace trigger budget_freeze_is_only_lifted before update or delete on budget_freeze
    for each row execute function budget_freeze_keep();
create or replace trigger budget_freeze_is_not_emptied before truncate on budget_freeze
    for each statement execute function budget_freeze_keep();
