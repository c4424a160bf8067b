-- Saves offers on a person's shortlist (R37), those of the council that there are: all of them, or none where there is no room.
create or replace function shortlist_save(command jsonb) returns jsonb language plpgsql as $$
declare
    council uuid := (command ->> 'councilId')::uuid;
    holder uuid := (command ->> 'holderId')::uuid;
    wanted uuid[] := array(select jsonb_array_elements_text(command -> 'offers')::uuid);
    missing integer;
    room integer;
begin
    -- One after the other, or two savers would both find the last place.
    perform from person where council_id = council and id = holder for no key update;
    if not exists (select from offer where council_id = council and id = any(wanted)) then
        return '{"outcome": "unknown"}';
    end if;
    select count(*) into missing from offer o
     where o.council_id = council and o.id = any(wanted)
       and not exists (select from shortlisted l
                        where l.council_id = council and l.holder_id = holder and l.offer_id = o.id);
    select (command ->> 'most')::integer - count(*) into room from shortlisted
     where council_id = council and holder_id = holder;
    if missing > room then
        return '{"outcome": "full"}';
    end if;
    insert into shortlisted (council_id, holder_id, offer_id, saved_by, saved_at)
    select council, holder, o.id, (command ->> 'actorId')::uuid, (command ->> 'at')::timestamptz
      from offer o where o.council_id = council and o.id = any(wanted)
    on conflict do nothing;
    return '{"outcome": "done"}';
end $$;

-- Takes offers off it; what isn't on it is off it.
create or replace function shortlist_remove(command jsonb) returns jsonb language plpgsql as $$
begin
    delete from shortlisted
     where council_id = (command ->> 'councilId')::uuid and holder_id = (command ->> 'holderId')::uuid
       and offer_id in (select jsonb_array_elements_text(command -> 'offers')::uuid);
    return '{"outcome": "done"}';
end $$;
