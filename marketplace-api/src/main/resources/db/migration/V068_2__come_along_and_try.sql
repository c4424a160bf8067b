-- What a session says beside its price: somebody who comes along pays nothing, and the first time costs nothing.
alter table booking
    -- Takes no place: whoever comes along helps, and takes no part.
    add column companion boolean not null default false,
    -- The first of the places costs nothing, once for each person and session.
    add column taster boolean not null default false,
    alter column hold_id drop not null,
    drop constraint booking_price_pence_check,
    add constraint booking_price check (price_pence > 0 or taster and price_pence = 0),
    add constraint booking_hold check (hold_id is not null or price_pence = 0),
    add constraint booking_of_a_session check (occurrence_id is not null or not companion and not taster);
create unique index booking_taster on booking (council_id, holder_id, offer_id)
    where taster and state not in ('cancelled', 'declined', 'expired', 'did-not-happen');
