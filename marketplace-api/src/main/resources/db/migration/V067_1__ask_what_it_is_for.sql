-- R5: "None of these, or I'm not sure" asks the council what in the plan a visit is, and keeps the time and the money: the same
-- way as asking for a different rate (ADR 31). What a kept time is for is not known yet.
alter table booking
    alter column plan_line_id drop not null,
    drop constraint booking_kept_for,
    -- What is asked meanwhile: for a different rate, or what it is for.
    add column kept_kind text not null default 'rate' check (kept_kind in ('rate', 'purpose')),
    add column kept_rate_id uuid generated always as (case kept_kind when 'rate' then kept_for end) stored,
    add column kept_question_id uuid generated always as (case kept_kind when 'purpose' then kept_for end) stored,
    -- When no answer counts as yes; null: it never does, for the price is above what a council lets pass.
    add column silence_yes_at timestamptz,
    -- How long the provider has once the council said yes.
    add column asked_then_within interval,
    add constraint booking_kept_for_rate foreign key (council_id, kept_rate_id) references rate_request
        deferrable initially deferred,
    add constraint booking_kept_for_question foreign key (council_id, kept_question_id) references spending_question
        deferrable initially deferred,
    add constraint booking_is_for_something check (plan_line_id is not null or kept_question_id is not null),
    add constraint booking_asks_what_it_is_for check (kept_question_id is null or asked_then_within is not null);
create index booking_kept_question on booking (council_id, kept_question_id) where kept_question_id is not null;
create index booking_silence_yes on booking (silence_yes_at) where state = 'asking' and silence_yes_at is not null;
