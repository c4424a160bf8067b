-- Own money that somebody adds (R14). By card: the intent is written down, the rail opens a page for the card, and only
-- the rail's word that it was paid posts anything. Those who have their money in their own bank put it there
-- themselves, and say so.
create table top_up (
    council_id uuid not null,
    -- Also the id of the ledger transfer that it posts: it can't be posted twice.
    id uuid not null,
    budget_id uuid not null,
    rail text not null check (rail in ('stripe', 'own-bank')),
    amount_pence bigint not null check (amount_pence > 0),
    state text not null check (state in ('intended', 'unknown', 'open', 'refused', 'expired', 'paid')),
    idempotency_key text not null unique,
    -- The rail's id of the page, e.g. cs_…, where it is, and what was paid there, e.g. pi_…: refunds name the latter.
    reference text,
    page text,
    payment text,
    reason text,
    -- Where the person goes on afterwards: the booking that it is for, with its answers.
    then_path text check (then_path ~ '^/book/[0-9a-f-]{36}/check\?' and length(then_path) <= 1000),
    asked_at timestamptz not null,
    asked_by uuid not null,
    on_behalf_of uuid,
    -- Real time: when the page closes. Sent with the request, so that a repetition is the same.
    expires_at timestamptz not null,
    paid_at timestamptz,
    -- Real time: when to ask the rail next, if we have not heard by then; how often it was asked.
    ask_at timestamptz not null,
    asks integer not null default 0 check (asks >= 0),
    primary key (council_id, id),
    foreign key (council_id, budget_id) references budget,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    check ((state = 'paid') = (paid_at is not null)),
    check (state <> 'open' or (reference is not null and page is not null)),
    check (rail <> 'own-bank' or state = 'paid')
);
create index top_up_budget on top_up (council_id, budget_id, id desc);
create index top_up_to_ask on top_up (ask_at) where state in ('intended', 'unknown', 'open');
create unique index top_up_reference on top_up (rail, reference) where reference is not null;

-- Own money on its way back to where it came from, a row for each top-up that it goes back to. Held from the request on,
-- posted when the rail says that it has gone, released when it says that it can't.
create table top_up_refund (
    council_id uuid not null,
    -- Also the id of the ledger transfer that holds it.
    id uuid not null,
    -- Those that were asked for together.
    request_id uuid not null,
    top_up_id uuid not null,
    amount_pence bigint not null check (amount_pence > 0),
    state text not null check (state in ('intended', 'unknown', 'accepted', 'done', 'failed')),
    idempotency_key text not null unique,
    -- The rail's own id, e.g. re_….
    reference text,
    reason text,
    asked_at timestamptz not null,
    asked_by uuid not null,
    on_behalf_of uuid,
    ended_at timestamptz,
    -- The transfer that posted it or gave it back to own money; undone again where the rail changed its mind.
    ended_transfer_id uuid,
    ask_at timestamptz not null,
    asks integer not null default 0 check (asks >= 0),
    primary key (council_id, id),
    foreign key (council_id, top_up_id) references top_up,
    foreign key (council_id, id) references ledger_transfer,
    foreign key (council_id, ended_transfer_id) references ledger_transfer,
    foreign key (council_id, asked_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    check ((state in ('done', 'failed')) = (ended_at is not null)),
    check ((ended_at is null) = (ended_transfer_id is null)),
    check (state <> 'accepted' or reference is not null)
);
create index top_up_refund_top_up on top_up_refund (council_id, top_up_id);
create index top_up_refund_request on top_up_refund (council_id, request_id);
create index top_up_refund_to_ask on top_up_refund (ask_at) where state in ('intended', 'unknown', 'accepted');
create unique index top_up_refund_reference on top_up_refund (reference) where reference is not null;

-- What rails say about these is taken once as well.
alter table rail_event drop constraint rail_event_outcome_check;
alter table rail_event add constraint rail_event_outcome_check check (outcome in ('paid', 'returned', 'already',
    'superseded', 'unmatched', 'amount-differs', 'second-payment', 'partly-returned', 'expired', 'given-back',
    'not-given-back'));
