-- R53: a charge for cancelling is given back where the freed time was booked by somebody else.
alter table booking
    -- Of the charge, what was given back.
    add column given_back_pence bigint not null default 0 check (given_back_pence >= 0),
    -- Why a provider called it off, as the person reads it.
    add column call_off_words text check (length(call_off_words) between 1 and 300),
    -- The stay in hospital for which it was paused.
    add column stay_id uuid,
    add foreign key (council_id, stay_id) references hospital_stay;
create index booking_charged on booking (council_id, provider_id, start_at)
    where state = 'cancelled' and settled_pence > 0;

-- Each time that a charge was made smaller: by which booking, and whether the money had left already. Then it stands on
-- the exception account of who got it, and finance is told.
create table charge_refund (
    council_id uuid not null,
    booking_id uuid not null,
    let_to uuid not null,
    amount_pence bigint not null check (amount_pence > 0),
    to_recover_pence bigint not null check (to_recover_pence between 0 and amount_pence),
    at timestamptz not null,
    primary key (council_id, booking_id, let_to),
    foreign key (council_id, booking_id) references booking,
    foreign key (council_id, let_to) references booking
);
