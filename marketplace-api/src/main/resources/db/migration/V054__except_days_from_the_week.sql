-- What a week's hours don't say: days away, and times on one date that are open besides.
create table offer_exception (
    council_id uuid not null,
    offer_id uuid not null,
    position integer not null,
    -- Local days (Europe/London).
    days daterange not null check (not isempty(days) and not lower_inf(days) and not upper_inf(days)
        and upper(days) - lower(days) <= 366),
    -- Null: closed on these days. Else: open in these minutes of each of them, even where another exception closes it.
    minutes int4range check (not isempty(minutes) and lower(minutes) >= 0 and upper(minutes) <= 1440),
    primary key (council_id, offer_id, position),
    foreign key (council_id, offer_id) references offer on delete cascade
);

alter table offer
    -- How long its worker has to be free before and after a visit, for the way.
    add column buffer_minutes integer not null default 0 check (buffer_minutes between 0 and 240),
    -- R37: for which sign of life the provider was told that it will be hidden.
    add column reminded_for timestamptz;
create index offer_to_remind on offer (sign_of_life_at) where state = 'published';
