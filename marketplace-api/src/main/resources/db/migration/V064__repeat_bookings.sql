-- School holidays as the council published them, by local days (R51).
create table school_holiday (
    council_id uuid not null references council,
    id uuid not null default uuidv7(),
    name text not null check (length(name) between 1 and 100),
    during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)
        and upper(during) - lower(during) <= 100),
    primary key (council_id, id),
    constraint school_holidays_apart exclude using gist (council_id with =, during with &&)
);

-- A visit that comes again by a rule of RFC 5545, by the clock on the wall (Europe/London).
create table booking_series (
    council_id uuid not null,
    id uuid not null,
    holder_id uuid not null,
    budget_id uuid not null,
    award_id uuid not null,
    plan_line_id uuid not null,
    spending_question_id uuid,
    provider_id uuid not null,
    offer_id uuid not null,
    engagement text not null check (engagement in ('employed', 'self-employed', 'business')),
    uses_own_money boolean not null,
    rule text not null check (length(rule) between 1 and 500),
    -- The first visit; its local time is that of all.
    first_start timestamptz not null,
    first_end timestamptz not null,
    except_days date[] not null default '{}',
    not_on_school_holidays boolean not null,
    not_on_bank_holidays boolean not null,
    state text not null default 'running' check (state in ('running', 'ended')),
    -- No visit from that day on: somebody changed or ended it there. Null: as the rule says.
    ends_before date,
    -- The provider accepted all that come: new ones are booked at once.
    accepted_at timestamptz,
    -- The first day whose turn has not come; null: the rule gives none that is left.
    next_day date,
    -- The one that was changed into this one.
    follows_id uuid,
    made_by uuid not null,
    made_at timestamptz not null,
    ended_at timestamptz,
    version integer not null default 1,
    primary key (council_id, id),
    unique (id),
    foreign key (council_id, budget_id, holder_id, award_id) references budget (council_id, id, holder_id, award_id),
    foreign key (council_id, award_id, plan_line_id) references plan_line (council_id, award_id, id),
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, offer_id) references offer,
    foreign key (council_id, follows_id) references booking_series,
    foreign key (council_id, made_by) references person,
    check (first_end > first_start and first_end - first_start <= interval '24 hours'),
    check ((state = 'ended') = (ended_at is not null))
);
create index booking_series_holder on booking_series (council_id, holder_id, id desc);
create index booking_series_provider on booking_series (council_id, provider_id, id desc);
create index booking_series_due on booking_series (next_day) where state = 'running' and accepted_at is not null;
create index booking_series_waiting on booking_series (council_id, id) where state = 'running' and accepted_at is null;

-- What became of each day of a series whose turn has come.
create table series_visit (
    council_id uuid not null,
    series_id uuid not null,
    day date not null,
    state text not null check (state in ('booked', 'short', 'skipped')),
    booking_id uuid,
    -- short: when, and what it would take.
    start_at timestamptz,
    end_at timestamptz,
    budget_pence bigint check (budget_pence >= 0),
    own_pence bigint check (own_pence >= 0),
    -- skipped: why.
    why text,
    primary key (council_id, series_id, day),
    foreign key (council_id, series_id) references booking_series,
    foreign key (council_id, booking_id) references booking,
    check ((state = 'booked') = (booking_id is not null)),
    check ((state = 'short') = (budget_pence is not null and own_pence is not null and start_at is not null
        and end_at is not null)),
    check ((state = 'skipped') = (why is not null))
);
create unique index series_visit_booking on series_visit (council_id, booking_id) where booking_id is not null;
create index series_visit_short on series_visit (council_id, series_id, day) where state = 'short';
