-- The council's rates from a date; two cards of one council never overlap.
create table rate_card (
    council_id uuid not null references council,
    id uuid not null default uuidv7(),
    during daterange not null,
    primary key (council_id, id),
    unique (council_id, during without overlaps)
);

create table rate_card_line (
    council_id uuid not null,
    rate_card_id uuid not null,
    -- Two numbers for an employed PA: what the PA should earn, and what the budget funds, on-costs included.
    purpose text not null check (purpose in ('base', 'pay-guide')),
    engagement text not null check (engagement in ('employed', 'self-employed', 'micro-provider', 'organisation')),
    band text not null check (band in ('weekday', 'evening', 'saturday', 'sunday', 'bank-holiday', 'waking-night',
        'sleep-in')),
    -- Pence an hour; of a sleep-in pence a night.
    pence bigint not null check (pence between 1 and 1000000),
    primary key (council_id, rate_card_id, purpose, engagement, band),
    foreign key (council_id, rate_card_id) references rate_card
);
