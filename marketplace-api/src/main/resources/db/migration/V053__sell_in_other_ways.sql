-- All the ways in which offers are sold. What has one price whatever the day (a place in a session, a whole day, a job) has it
-- in the row 'weekday' of offer_rate, so that lists and search read one table.
alter table offer
    -- Of what is sold by the day: half of one; none: only whole days.
    add column half_day_pence bigint check (half_day_pence between 1 and 1000000),
    -- What the one price of a job has in it.
    add column included text not null default '' check (length(included) <= 1000),
    -- R59: what may come on top, if both agree to it. None: nothing.
    add column mileage_pence integer check (mileage_pence between 1 and 100),
    add column costs_up_to_pence bigint check (costs_up_to_pence between 1 and 100000),
    add column minimum_charge_minutes integer check (minimum_charge_minutes between 15 and 1440),
    add column call_out_pence bigint check (call_out_pence between 1 and 100000),
    -- Instead of a distance from home: only these outcodes. reach_metres then goes as far as the furthest of them.
    add column outcodes text[] not null default '{}'
        check (cardinality(outcodes) <= 30 and array_to_string(outcodes, ' ') ~ '^([A-Z]{1,2}[0-9][A-Z0-9]?( |$))*$'),
    -- Who does the work, said only where a worker's sex is an occupational requirement (Equality Act 2010, Schedule 9,
    -- paragraph 1) and only if they want to say it; none: not said.
    add column worker_gender text check (worker_gender in ('female', 'male')),
    add column accessibility text[] not null default '{}' check (accessibility <@ '{step-free,wheelchair,accessible-toilet,
        changing-places,hearing-loop,bsl,quiet-space,easy-read,large-print,accessible-vehicle}'),
    -- What people might expect and won't get.
    add column not_this text not null default '' check (length(not_this) <= 1000),
    add constraint offer_half_day check (half_day_pence is null or pricing = 'day'),
    add constraint offer_included check (included = '' or pricing = 'fixed'),
    add constraint offer_whole_band_fits check (whole_band is null or pricing = 'sleep-in' and whole_band = 'sleep-in'
        or pricing = 'hourly' and whole_band = 'waking-night');

-- Where a session takes place and what is there. Of a public place: its address may be read by anybody.
create table offer_session (
    council_id uuid not null,
    offer_id uuid not null,
    places integer not null check (places between 1 and 500),
    venue text not null default '' check (length(venue) <= 300),
    venue_postcode text check (venue_postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}$'),
    getting_there text not null default '' check (length(getting_there) <= 1000),
    changing_places boolean not null default false,
    companion_free boolean not null default false,
    -- The first time costs nothing.
    taster boolean not null default false,
    run_by text not null default '' check (length(run_by) <= 300),
    not_on_bank_holidays boolean not null default false,
    -- When its times were worked out last, as far ahead as people may book; none: it isn't published.
    planned_at timestamptz,
    primary key (council_id, offer_id),
    foreign key (council_id, offer_id) references offer on delete cascade
);

-- When: each week on a day, or on one date; by the clock on the wall (Europe/London). Which instants that are is worked out
-- in one place (SessionDates) and kept in session_occurrence.
create table session_rule (
    council_id uuid not null,
    offer_id uuid not null,
    position integer not null,
    weekday smallint check (weekday between 1 and 7),
    on_date date,
    minutes int4range not null check (not isempty(minutes) and lower(minutes) >= 0 and upper(minutes) <= 1440),
    primary key (council_id, offer_id, position),
    foreign key (council_id, offer_id) references offer_session on delete cascade,
    check ((weekday is null) <> (on_date is null))
);

-- Each time that a published session takes place. Whoever books a place counts it here, under the row's lock.
create table session_occurrence (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    offer_id uuid not null,
    period tstzrange not null check (not isempty(period) and lower_inc(period) and not upper_inc(period)
        and upper(period) - lower(period) <= interval '24 hours'),
    places integer not null check (places > 0),
    taken integer not null default 0 check (taken between 0 and places),
    called_off_at timestamptz,
    primary key (council_id, id),
    unique (council_id, offer_id, period),
    foreign key (council_id, offer_id) references offer_session on delete cascade
);
