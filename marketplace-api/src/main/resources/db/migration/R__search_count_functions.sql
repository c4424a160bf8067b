-- Adds what was counted in memory. {"counts": [{"councilId", "day", "service", "area", "eastKm", "northKm", "searches",
-- "withoutResult"}]} -> {"count"}. In one order, so that two replicas can't wait for each other.
create or replace function search_count_add(command jsonb) returns jsonb language plpgsql as $$
declare
    added integer;
begin
    insert into search_count as kept (council_id, day, service_id, area, east_km, north_km, searches, without_result)
    select c."councilId", c.day, s.id, c.area, c."eastKm", c."northKm", sum(c.searches), sum(c."withoutResult")
      from jsonb_to_recordset(command -> 'counts') as c ("councilId" uuid, day date, service text, area text,
               "eastKm" integer, "northKm" integer, searches integer, "withoutResult" integer)
      left join service s on s.slug = c.service
     group by 1, 2, 3, 4, 5, 6
     order by 1, 2, 3, 4, 5, 6
        on conflict on constraint search_count_once
        do update set searches = kept.searches + excluded.searches,
                      without_result = kept.without_result + excluded.without_result;
    get diagnostics added = row_count;
    return jsonb_build_object('count', added);
end $$;

-- How often each kind of support that a provider offers was looked for since a day, no further away than it goes; counts
-- below the least are 0 (nothing may lead back to a person).
create or replace function search_demand(p provider, metres double precision, since date, fewest integer)
        returns table (service text, searches bigint) language sql stable as $$
    select s.name, case when coalesce(sum(c.searches), 0) < fewest then 0 else sum(c.searches) end
      from provider_service o
      join service s on s.id = o.service_id
      left join search_count c
        on c.council_id = p.council_id and c.day >= since
       and (c.service_id = s.id or c.service_id = s.parent_id)
       and point(c.east_km * 1000 + 500, c.north_km * 1000 + 500) <@ circle(p.place, metres)
     where o.council_id = p.council_id and o.provider_id = p.id
     group by s.id, s.name
     order by 2 desc, s.name
$$;

-- {"before", "limit"} -> {"count"}
create or replace function search_count_forget(command jsonb) returns jsonb language plpgsql as $$
declare
    forgotten integer;
begin
    with old as materialized (
        select c.ctid from search_count c
         where c.day < ((command ->> 'before')::timestamptz at time zone 'Europe/London')::date
         order by c.day limit (command ->> 'limit')::integer
           for update skip locked)
    delete from search_count c using old where c.ctid = old.ctid;
    get diagnostics forgotten = row_count;
    return jsonb_build_object('count', forgotten);
end $$;
