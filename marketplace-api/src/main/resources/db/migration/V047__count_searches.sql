-- How often somebody looked for a kind of support, by day and kilometre square; nobody is named, and nothing leads back to
-- anyone. For newcomers, who want to know whether they are needed, and for unmet need (R39).
create table search_count (
    council_id uuid not null references council on delete cascade,
    day date not null,
    -- Null: no kind of support was named.
    service_id uuid references service,
    -- Ward and outcode, or the town.
    area text not null,
    east_km integer not null,
    north_km integer not null,
    searches integer not null check (searches > 0),
    without_result integer not null check (without_result between 0 and searches),
    constraint search_count_once unique nulls not distinct (council_id, day, service_id, area, east_km, north_km)
);
create index search_count_day on search_count (day);
