-- R39: what was published of unmet need, week by week. Only what was published is here: what is suppressed is null, and is kept
-- nowhere, so that a later week can be held against it.
create table unmet_need_week (
    council_id uuid not null references council,
    -- A Monday: it counts the weeks before.
    week date not null check (extract(isodow from week) = 1),
    weeks integer not null check (weeks > 0),
    made_at timestamptz not null,
    primary key (council_id, week)
);

create table unmet_need_figure (
    council_id uuid not null,
    week date not null,
    measure text not null check (measure in ('searches', 'adverts', 'rates')),
    -- A row of the table, a ward or another area; empty: the total.
    line text not null,
    -- A column, a kind of support; empty: the total.
    item text not null,
    -- Null: fewer than may be told, or others could be worked out with it.
    shown bigint check (shown >= 0),
    primary key (council_id, week, measure, line, item),
    foreign key (council_id, week) references unmet_need_week on delete cascade
);

-- Where the areas with something to show are, for the map.
create table unmet_need_area (
    council_id uuid not null,
    week date not null,
    line text not null,
    place point not null,
    primary key (council_id, week, line),
    foreign key (council_id, week) references unmet_need_week on delete cascade
);
