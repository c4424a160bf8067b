-- R27: what a person said that they paid is seen on their bank's statement, or they take it back.
alter table own_bank_payment
    -- The day that the statement gives.
    add column matched_on date,
    add column matched_at timestamptz,
    add column matched_by uuid,
    -- The person's own "I have not paid it after all": it does not stand any more, and nobody disputes it.
    add column taken_back boolean not null default false,
    add constraint own_bank_payment_matcher foreign key (council_id, matched_by) references person,
    add constraint own_bank_payment_match check (num_nulls(matched_on, matched_at, matched_by) in (0, 3)),
    add constraint own_bank_payment_taken_back check (not taken_back or (not_arrived_at is not null and matched_on is null));
