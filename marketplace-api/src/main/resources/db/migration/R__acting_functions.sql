-- R60: refuses a yes to more than who acts for somebody may say; the limit is locked until the yes is said. What isn't said
-- for somebody else has no limit here, nor what council staff key in (R55).
create or replace function acting_keeps_limit(council uuid, command jsonb, pence bigint) returns void language plpgsql as $$
declare
    most bigint;
begin
    select a.may_approve_up_to_pence into most from acting a
     where a.council_id = council and a.person_id = (command ->> 'actorId')::uuid
       and a.for_person_id = (command ->> 'onBehalfOf')::uuid
       and a.during @> ((command ->> 'at')::timestamptz at time zone 'Europe/London')::date
       for share;
    if pence > most then
        raise exception 'More than they may say yes to' using errcode = 'DI061';
    end if;
end $$;
