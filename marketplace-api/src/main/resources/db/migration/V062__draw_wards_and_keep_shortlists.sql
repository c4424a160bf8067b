-- Where a ward lies, to draw maps of what is found and of what is missing (R37, R39).
create function outline_extent(outline text) returns box language sql immutable strict as $$
    with step as (select n, pair[1]::integer as east, pair[2]::integer as south
                    from regexp_matches(outline, '(-?[0-9]+) (-?[0-9]+)', 'g') with ordinality as found (pair, n)),
         corner as (select sum(east) over (order by n) as x, sum(south) over (order by n) as y from step)
    select box(point(10 * min(x), -10 * max(y)), point(10 * max(x), -10 * min(y))) from corner
$$;

alter table ward
    -- An SVG path on the Ordnance Survey grid in units of ten metres, y downwards: "M37829 -39200l2 3l5 -7z".
    add column outline text check (outline ~ '^M[0-9]+ -[0-9]+(l-?[0-9]+ -?[0-9]+)+z$'),
    -- The rectangle around it, in metres as postcodes have.
    add column extent box generated always as (outline_extent(outline)) stored;
create index ward_extent on ward using gist (extent);

-- What somebody wants to keep in mind of what they found (R37): the holder's, whoever of their people saved it.
create table shortlisted (
    council_id uuid not null,
    holder_id uuid not null,
    offer_id uuid not null,
    saved_by uuid not null,
    saved_at timestamptz not null,
    primary key (council_id, holder_id, offer_id),
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, saved_by) references person,
    foreign key (council_id, offer_id) references offer on delete cascade
);
create index shortlisted_offer on shortlisted (council_id, offer_id);
