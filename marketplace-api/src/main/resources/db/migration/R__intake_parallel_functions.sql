-- While an intake runs beside the old system (R95): undoing it, and comparing. Locks as in R__intake_functions.sql.

-- Undoes an intake, or some awards of it, with all that came with them; only before they have gone live. Command: id,
-- councilId, actorId, rows (ids of awards; none: all), at.
-- Outcomes: done, not-found, wrong-state (state), gone-live (count).
create or replace function intake_undo(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    at timestamptz := command ->> 'at';
    its intake;
    asked uuid[];
    partly boolean := coalesce(jsonb_typeof(command -> 'rows') = 'array', false);
    live integer;
    removed integer;
begin
    select * into its from intake i
     where i.council_id = council and i.id = (command ->> 'id')::uuid for no key update;
    if its.id is null then
        return '{"outcome": "not-found"}';
    elsif its.state = 'undone' or partly and its.state <> 'accepted' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', its.state);
    end if;
    select array_agg(r.id), count(*) filter (where r.state = 'live') into asked, live
      from intake_row r
     where r.council_id = council and r.intake_id = its.id and r.sheet = 'awards'
       and (not partly or r.id in (select value::uuid from jsonb_array_elements_text(command -> 'rows')));
    if partly and coalesce(array_length(asked, 1), 0) <> jsonb_array_length(command -> 'rows') then
        return '{"outcome": "not-found"}';
    elsif live > 0 then
        return jsonb_build_object('outcome', 'gone-live', 'count', live);
    end if;
    delete from intake_row r where r.council_id = council and r.intake_id = its.id and r.id = any (asked);
    get diagnostics removed = row_count;
    -- Payees and arrangements of somebody of whom no award is left go too.
    delete from intake_row r
     where r.council_id = council and r.intake_id = its.id and r.sheet <> 'awards'
       and (r.state = 'checked' or not exists (
               select from intake_row a where a.council_id = council and a.intake_id = its.id and a.sheet = 'awards'
                  and a.case_reference = r.case_reference));
    if not exists (select from intake_row r where r.council_id = council and r.intake_id = its.id) then
        update intake i set state = 'undone', undone_by = (command ->> 'actorId')::uuid, undone_at = at
         where i.council_id = council and i.id = its.id;
    end if;
    perform audit(council, command, at, 'intake-undone', 'intake', its.id,
        jsonb_build_object('awards', removed, 'whole', not partly));
    return '{"outcome": "done"}';
end $$;

-- Writes down the old system's accounts of a later day beside what ours would be. Command: id, councilId, actorId, onDay,
-- rows [{number, caseReference, kind, from, councilPence, sharePence, ownPence, reservePence, spentPence, receivedPence,
-- paidUntil}], at. Kind and from only where somebody has several; paidUntil absent: as ours.
-- Outcomes: done (recorded, differing, rejected [{row, why: unknown, several, live, twice}]), not-found, wrong-state (state),
-- before-figures (figuresOn).
create or replace function intake_compare(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := command ->> 'councilId';
    that_day date := command ->> 'onDay';
    at timestamptz := command ->> 'at';
    its intake;
    answer jsonb;
begin
    select * into its from intake i
     where i.council_id = council and i.id = (command ->> 'id')::uuid for no key update;
    if its.id is null then
        return '{"outcome": "not-found"}';
    elsif its.state <> 'accepted' then
        return jsonb_build_object('outcome', 'wrong-state', 'state', its.state);
    elsif that_day < its.figures_on then
        return jsonb_build_object('outcome', 'before-figures', 'figuresOn', its.figures_on);
    end if;
    with theirs as materialized (
        select * from jsonb_to_recordset(command -> 'rows')
            as t (number integer, "caseReference" text, kind text, "from" date, "councilPence" bigint,
                  "sharePence" bigint, "ownPence" bigint, "reservePence" bigint, "spentPence" bigint,
                  "receivedPence" bigint, "paidUntil" date)),
    matched as materialized (
        select t.number, count(r.id) as found, bool_or(r.state = 'live') as live, (array_agg(r.id))[1] as row_id
          from theirs t
          left join intake_row r on r.council_id = council and r.intake_id = its.id and r.sheet = 'awards'
                                and r.case_reference = t."caseReference"
                                and (t.kind is null or r.content ->> 'kind' = t.kind)
                                and (t."from" is null or (r.content ->> 'from')::date = t."from")
         group by t.number),
    judged as materialized (
        select m.number, m.row_id,
               case when m.found = 0 then 'unknown' when m.found > 1 then 'several' when m.live then 'live'
                    when count(*) over (partition by m.row_id) > 1 then 'twice' end as why
          from matched m),
    recorded as (
        insert into intake_figures (council_id, row_id, on_day, council_pence, share_pence, own_pence, reserve_pence,
            spent_pence, received_pence, paid_until, our_pence, our_paid_until, made_by, made_at)
        select council, r.id, that_day, t."councilPence", t."sharePence", t."ownPence", t."reservePence", t."spentPence",
               t."receivedPence", coalesce(t."paidUntil", ours.paid_until),
               intake_balance(r.content) + ours.pence + t."receivedPence" - t."spentPence", ours.paid_until,
               (command ->> 'actorId')::uuid, at
          from judged j
          join theirs t on t.number = j.number
          join intake_row r on r.council_id = council and r.id = j.row_id
         cross join lateral intake_paid_in(intake_award_of(r.content), that_day) ours
         where j.why is null
        on conflict (council_id, row_id, on_day) do update
           set council_pence = excluded.council_pence, share_pence = excluded.share_pence,
               own_pence = excluded.own_pence, reserve_pence = excluded.reserve_pence,
               spent_pence = excluded.spent_pence, received_pence = excluded.received_pence,
               paid_until = excluded.paid_until, our_pence = excluded.our_pence,
               our_paid_until = excluded.our_paid_until, made_by = excluded.made_by, made_at = excluded.made_at
        returning intake_figures.*)
    select jsonb_build_object('outcome', 'done',
        'recorded', (select count(*) from recorded),
        'differing', (select count(*) from recorded f where intake_is_different(f)),
        'rejected', coalesce((select jsonb_agg(jsonb_build_object('row', j.number, 'why', j.why) order by j.number)
                                from judged j where j.why is not null), '[]'))
      into answer;
    perform audit(council, command, at, 'intake-compared', 'intake', its.id, jsonb_build_object('onDay', that_day,
        'recorded', answer -> 'recorded', 'differing', answer -> 'differing'));
    return answer;
end $$;
