-- The terms of one holder-provider relationship; employment status belongs to the pair.
create table agreement (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    holder_id uuid not null,
    provider_id uuid not null,
    engagement text not null check (engagement in ('employed', 'self-employed', 'business')),
    primary key (council_id, id),
    unique (council_id, holder_id, provider_id),
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, provider_id) references provider
);

-- New terms are a new version with a date; the price of a visit is the version's of its booking (R54).
create table agreement_terms (
    council_id uuid not null,
    agreement_id uuid not null,
    version integer not null check (version > 0),
    offer_id uuid not null,
    offer_version integer not null,
    -- Pence by band.
    rates jsonb not null,
    cancellation jsonb not null,
    terms text not null,
    holder_accepted_at timestamptz not null,
    provider_accepted_at timestamptz,
    primary key (council_id, agreement_id, version),
    unique (council_id, agreement_id, offer_id, offer_version),
    foreign key (council_id, agreement_id) references agreement,
    foreign key (council_id, offer_id) references offer
);

create table booking (
    council_id uuid not null,
    id uuid not null,
    holder_id uuid not null,
    budget_id uuid not null,
    award_id uuid not null,
    plan_line_id uuid not null,
    provider_id uuid not null,
    offer_id uuid not null,
    agreement_id uuid not null,
    terms_version integer not null,
    -- As both sides accepted them.
    terms text not null,
    engagement text not null check (engagement in ('employed', 'self-employed', 'business')),
    start_at timestamptz not null,
    end_at timestamptz not null,
    state text not null check (state in ('asking', 'requested', 'confirmed', 'recorded', 'queried', 'settled',
        'cancelled', 'declined', 'expired', 'did-not-happen')),
    -- [{band, minutes, ratePence, amountPence}]
    lines jsonb not null,
    -- Held in full when booked (R13).
    price_pence bigint not null check (price_pence > 0),
    hold_id uuid not null,
    -- What is held now: the price until it is settled or released, then nothing.
    held_pence bigint not null check (held_pence >= 0),
    settled_pence bigint not null default 0 check (settled_pence >= 0),
    in_question_pence bigint not null default 0 check (in_question_pence >= 0),
    requested_at timestamptz not null,
    answer_by timestamptz not null,
    answered_at timestamptz,
    ended_at timestamptz,
    booked_by uuid not null,
    -- Counted up with every change; a decision names the version it was made on.
    version integer not null default 1,
    primary key (council_id, id),
    unique (id),
    foreign key (council_id, budget_id, holder_id, award_id) references budget (council_id, id, holder_id, award_id),
    -- R5: what it is for is a line of this award's plan, and of no other.
    foreign key (council_id, award_id, plan_line_id) references plan_line (council_id, award_id, id),
    foreign key (council_id, provider_id) references provider,
    foreign key (council_id, offer_id) references offer,
    foreign key (council_id, agreement_id, terms_version) references agreement_terms,
    foreign key (council_id, hold_id) references ledger_transfer,
    foreign key (council_id, booked_by) references person,
    check (end_at > start_at),
    check (end_at - start_at <= interval '24 hours')
);
create index booking_holder on booking (council_id, holder_id, start_at desc, id);
create index booking_provider on booking (council_id, provider_id, start_at desc, id);
-- A provider's day: of all bookings ever, the few that are open.
create index booking_open on booking (council_id, provider_id, start_at, id)
    where state in ('requested', 'confirmed', 'recorded', 'queried');
create index booking_unanswered on booking (answer_by) where state = 'requested';

-- What actually happened (R8: nothing but what, by whom, from when to when). Append-only; a correction names what it
-- replaces.
create table visit_record (
    council_id uuid not null,
    id uuid not null,
    booking_id uuid not null,
    start_at timestamptz not null,
    end_at timestamptz not null,
    lines jsonb not null,
    price_pence bigint not null check (price_pence >= 0),
    replaces_id uuid,
    recorded_by uuid not null,
    recorded_at timestamptz not null,
    primary key (council_id, id),
    unique (council_id, booking_id, id),
    foreign key (council_id, booking_id) references booking,
    foreign key (council_id, booking_id, replaces_id) references visit_record (council_id, booking_id, id),
    foreign key (council_id, recorded_by) references person,
    check (end_at > start_at),
    check (end_at - start_at <= interval '24 hours')
);
-- One first record, and each replaced at most once: the records of a booking are one chain.
create unique index visit_record_chain on visit_record (council_id, booking_id, replaces_id) nulls not distinct;

-- "Something's wrong": what the holder said about the recorded visit.
create table visit_query (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    booking_id uuid not null,
    message text not null check (length(message) between 1 and 2000),
    asked_by uuid not null,
    asked_at timestamptz not null,
    primary key (council_id, id),
    foreign key (council_id, booking_id) references booking,
    foreign key (council_id, asked_by) references person
);
create index visit_query_booking on visit_query (council_id, booking_id);

-- What was approved and is therefore due to the provider, by when it was promised (R16), and how far it has got.
create table settlement (
    council_id uuid not null,
    id uuid not null,
    booking_id uuid not null,
    holder_id uuid not null,
    provider_id uuid not null,
    amount_pence bigint not null check (amount_pence > 0),
    -- own-bank: the person pays it themselves from their "To pay" list (R27).
    rail text not null check (rail in ('stripe', 'own-bank')),
    state text not null default 'due' check (state in ('due', 'sent', 'paid', 'failed')),
    approved_at timestamptz not null,
    promised_on date not null,
    paid_at timestamptz,
    primary key (council_id, id),
    unique (id),
    foreign key (council_id, booking_id) references booking,
    foreign key (council_id, holder_id) references person,
    foreign key (council_id, provider_id) references provider,
    check ((state = 'paid') = (paid_at is not null))
);
create index settlement_booking on settlement (council_id, booking_id);
create index settlement_provider on settlement (council_id, provider_id, id desc);
create index settlement_to_pay on settlement (council_id, holder_id, id desc) where rail = 'own-bank';
create index settlement_unpaid on settlement (council_id, promised_on) where state <> 'paid';
