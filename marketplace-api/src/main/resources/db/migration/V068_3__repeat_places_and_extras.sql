-- What each visit of a series is asked for beside its time: how many places, what is thought to come on top (R59), and whether
-- somebody comes along.
alter table booking_series
    add column more jsonb not null default '{"places": 1, "extras": {"miles": 0, "costsPence": 0}, "companion": false}'
        check (jsonb_typeof(more) = 'object' and (more ->> 'places')::integer > 0);
