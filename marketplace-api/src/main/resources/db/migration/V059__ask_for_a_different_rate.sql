-- R4: "Ask the council for a different rate". A request is about one provider's service for one person, and one is open at a
-- time; the time it was asked with is kept by a booking that is `asking`.
create table rate_request (
    council_id uuid not null,
    -- Made by who asks: a form sent twice is one request.
    id uuid not null,
    holder_id uuid not null,
    budget_id uuid not null,
    award_id uuid not null,
    plan_line_id uuid not null,
    provider_id uuid not null,
    offer_id uuid not null,
    service_id uuid not null,
    engagement text not null check (engagement in ('self-employed', 'business')),
    start_at timestamptz not null,
    end_at timestamptz not null check (end_at > start_at),
    -- Ready-made ones, in the order of uk.directly.booking.RateReason.
    reasons text[] not null check (cardinality(reasons) > 0
        and reasons <@ array['none-at-base', 'skill', 'knows-me', 'time-or-place', 'other']),
    -- R28: a fact of its own, for whoever asks later why rates are not enough.
    none_at_base boolean not null generated always as ('none-at-base' = any (reasons)) stored,
    -- In their own words: for those who may read what people write (R93).
    words text check (length(words) between 1 and 500),
    -- As it was when it was asked: what the visit costs, what of it the council pays, and how many others near could do it at
    -- what the council pays; none: nobody knows where the person lives.
    price_pence bigint not null check (price_pence > 0),
    base_pence bigint not null check (base_pence between 0 and price_pence),
    others_at_base integer check (others_at_base >= 0),
    asked_at timestamptz not null,
    asked_by uuid not null,
    on_behalf_of uuid,
    -- The last day on which the answer is in time.
    answer_by date not null,
    -- What keeps, or kept, the time, and what was booked of it; none: the money didn't reach for keeping it.
    booking_id uuid,
    -- So much was missing for keeping the time; none: nothing was.
    short_pence bigint check (short_pence > 0),
    state text not null default 'waiting' check (state in ('waiting', 'yes', 'no', 'withdrawn')),
    -- In writing, as the person reads it, with the reasons.
    answer text check (length(answer) between 1 and 1000),
    answered_at timestamptz,
    answered_by uuid,
    primary key (council_id, id),
    unique (id),
    foreign key (council_id, budget_id, holder_id, award_id) references budget (council_id, id, holder_id, award_id),
    foreign key (council_id, award_id, plan_line_id) references plan_line (council_id, award_id, id),
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, offer_id) references offer,
    foreign key (service_id) references service,
    foreign key (council_id, booking_id) references booking,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    foreign key (council_id, answered_by) references person,
    check (words is not null or not 'other' = any (reasons)),
    check ((state in ('yes', 'no')) = (answer is not null)),
    check ((answer is null) = (answered_at is null)),
    check ((answer is null) = (answered_by is null)),
    -- Nobody answers their own request.
    constraint rate_request_other_answers check (answered_by <> holder_id and answered_by <> asked_by)
);
create unique index rate_request_once on rate_request (council_id, holder_id, provider_id, service_id)
    where state = 'waiting';
create index rate_request_holder on rate_request (council_id, holder_id, id desc);
create index rate_request_waiting on rate_request (council_id, answer_by, id) where state = 'waiting';
create index rate_request_answered on rate_request (council_id, answered_at desc, id) where state in ('yes', 'no');

-- What the council pays for one person's support by one provider, from a day on: it stays when rate cards change (R54). Two
-- of them are never in force on one day.
create table individual_rate (
    council_id uuid not null,
    id uuid not null,
    request_id uuid not null,
    holder_id uuid not null,
    provider_id uuid not null,
    service_id uuid not null,
    during daterange not null check (not isempty(during) and not lower_inf(during)),
    decided_at timestamptz not null,
    decided_by uuid not null,
    primary key (council_id, id),
    unique (council_id, request_id),
    unique (council_id, holder_id, provider_id, service_id, during without overlaps),
    foreign key (council_id, request_id) references rate_request,
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, provider_id) references provider,
    foreign key (service_id) references service,
    foreign key (council_id, decided_by) references person
);

create table individual_rate_line (
    council_id uuid not null,
    individual_rate_id uuid not null,
    band text not null check (band in ('weekday', 'evening', 'saturday', 'sunday', 'bank-holiday', 'waking-night',
        'sleep-in')),
    -- Pence an hour; of a sleep-in pence a night.
    pence bigint not null check (pence between 1 and 1000000),
    primary key (council_id, individual_rate_id, band),
    foreign key (council_id, individual_rate_id) references individual_rate
);

-- The time is kept for this request only, and the provider has not been asked. Written before the request is.
alter table booking
    add column kept_for uuid,
    add constraint booking_kept_for foreign key (council_id, kept_for) references rate_request
        deferrable initially deferred;
create index booking_kept_for on booking (council_id, kept_for) where kept_for is not null;
create index booking_asking on booking (answer_by) where state = 'asking';

-- Somebody who asks first accepts no terms yet.
alter table agreement_terms alter column holder_accepted_at drop not null;
