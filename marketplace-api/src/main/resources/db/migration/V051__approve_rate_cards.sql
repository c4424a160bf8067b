-- R92: a card is drafted by one officer and approved by another. Only an approved card has days in which it is in force, so
-- the temporal key of V006 refuses overlaps of approved cards, and drafts may wait beside each other.
alter table rate_card
    alter column during drop not null,
    add column state text not null default 'approved'
        check (state in ('draft', 'approved', 'withdrawn', 'replaced')),
    -- The first day that was asked for.
    add column starts_on date,
    -- Counted up with every change of a draft; a decision names the version it was made on.
    add column version integer not null default 1,
    -- None: it was there before cards were drafted here.
    add column drafted_by uuid,
    add column drafted_at timestamptz,
    -- Who looked at the draft and gave it back, and why.
    add column returned_by uuid,
    add column returned_at timestamptz,
    add column returned_why text check (length(returned_why) between 1 and 500),
    add column decided_by uuid,
    add column decided_at timestamptz,
    add foreign key (council_id, drafted_by) references person,
    add foreign key (council_id, returned_by) references person,
    add foreign key (council_id, decided_by) references person,
    add constraint rate_card_days check ((state = 'approved') = (during is not null)),
    add constraint rate_card_starts check (starts_on is not null or drafted_by is null),
    add constraint rate_card_begins_as_asked check (starts_on is null or during is null or lower(during) = starts_on),
    add constraint rate_card_second_officer check (
        state not in ('approved', 'replaced') or drafted_by is null or decided_by <> drafted_by and decided_by is not null),
    add constraint rate_card_returned check ((returned_by is null) = (returned_why is null)
        and (returned_by is null) = (returned_at is null));
create index rate_card_state on rate_card (council_id, state, id desc);

-- R56: the least that the law lets anybody be paid an hour, by age. It is the nation's, so it has no council.
create table minimum_pay (
    age_band text not null check (age_band in ('21-and-over', '18-to-20', 'under-18')),
    during daterange not null,
    pence bigint not null check (pence > 0),
    source text not null,
    primary key (age_band, during without overlaps)
);

-- R54: after a card is approved, what the budget funds of coming bookings is reckoned again, holder by holder.
create table rate_change (
    council_id uuid not null,
    rate_card_id uuid not null,
    from_day date not null,
    asked_by uuid,
    asked_at timestamptz not null,
    -- How many holders have bookings that it may touch, when it began; none: not begun.
    people integer check (people >= 0),
    people_done integer not null default 0 check (people_done >= 0),
    -- The last holder who is done; they are taken in the order of ids.
    upto_holder uuid not null default '00000000-0000-0000-0000-000000000000',
    bookings_changed integer not null default 0 check (bookings_changed >= 0),
    bookings_short integer not null default 0 check (bookings_short >= 0),
    done_at timestamptz,
    primary key (council_id, rate_card_id),
    foreign key (council_id, rate_card_id) references rate_card,
    foreign key (council_id, asked_by) references person
);
create index rate_change_open on rate_change (asked_at) where done_at is null;

-- What a hold would have to grow by to follow the council's rates, where the money isn't there: the booking stands.
alter table booking
    add column short_pence bigint not null default 0 check (short_pence >= 0),
    add column own_short_pence bigint not null default 0 check (own_short_pence >= 0);
create index booking_short on booking (council_id, start_at, id) where short_pence > 0 or own_short_pence > 0;
-- The bookings that a new rate card may touch: of all bookings, few.
create index booking_by_base_rate on booking (council_id, holder_id, start_at)
    where state in ('asking', 'requested', 'confirmed') and (uses_own_money or engagement = 'employed');
