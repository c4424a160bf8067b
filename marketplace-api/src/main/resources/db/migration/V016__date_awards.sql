-- What an award pays is dated: a change from a date keeps the past. The award itself is what does not change: whose it is,
-- what kind, and the days it is for.
create table award_terms (
    council_id uuid not null,
    award_id uuid not null,
    during daterange not null check (not isempty(during) and not lower_inf(during)),
    -- Of a one-off payment: the whole of it.
    weekly_pence bigint not null check (weekly_pence between 1 and 10000000),
    -- R6: the contribution is taken off first (net), or billed (gross).
    paid text not null check (paid in ('net', 'gross')),
    contribution_weekly_pence bigint not null check (contribution_weekly_pence >= 0),
    cycle_weeks integer not null check (cycle_weeks between 1 and 52),
    -- R21: how much evidence is asked.
    review_band text not null check (review_band in ('light', 'standard', 'close')),
    primary key (council_id, award_id, during without overlaps),
    constraint contribution_within_award check (contribution_weekly_pence <= weekly_pence)
);

insert into award_terms (council_id, award_id, during, weekly_pence, paid, contribution_weekly_pence, cycle_weeks,
    review_band)
select council_id, id, during, weekly_pence, paid, contribution_weekly_pence, cycle_weeks, 'standard' from award;

alter table award
    drop column weekly_pence,
    drop column paid,
    drop column contribution_weekly_pence,
    drop column cycle_weeks,
    -- Counted up with every change: of two officers who change it at once, one is told.
    add column version integer not null default 1,
    add constraint award_has_days check (not isempty(during) and not lower_inf(during)),
    add constraint award_days unique (council_id, id, during without overlaps),
    -- Two of one kind at one time would be paid twice. One-off payments may be for different things.
    add constraint award_one_of_a_kind exclude using gist (council_id with =, holder_id with =, kind with =,
        during with &&) where (kind <> 'one-off-direct-payment');

-- Each day of an award has terms, and terms stand on no other day. Both are looked at when a transaction ends.
alter table award_terms add constraint award_terms_within_award
    foreign key (council_id, award_id, period during) references award (council_id, id, period during)
    deferrable initially deferred;
alter table award add constraint award_has_terms
    foreign key (council_id, id, period during) references award_terms (council_id, award_id, period during)
    deferrable initially deferred;

-- The day whose terms count for an award on a day: itself, or the nearest day that the award is for.
create function award_day(during daterange, day date) returns date language sql immutable parallel safe as $$
    select greatest(lower(during), least(day, upper(during) - 1))
$$;

-- What officers decided about an award, and why; shown with the award. The words are theirs: the audit trail has none.
create table award_change (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    award_id uuid not null,
    what text not null check (what in ('recorded', 'changed', 'ended')),
    -- The first day of what was recorded or changed; the last day, where it was ended.
    day date not null,
    -- As they are from that day; none: ended.
    terms jsonb,
    reason text check (length(reason) between 1 and 1000),
    changed_by uuid not null,
    at timestamptz not null,
    primary key (council_id, id),
    foreign key (council_id, award_id) references award,
    foreign key (council_id, changed_by) references person,
    check ((what = 'ended') = (terms is null)),
    check (what = 'recorded' or reason is not null)
);
create index award_change_award on award_change (council_id, award_id, id desc);

-- R1: until the person has chosen how to have the money there is no route. What they chose before is kept.
alter table budget
    alter column route drop not null,
    drop constraint budget_check,
    add constraint budget_broker check ((route is not distinct from 'isf') = (broker_id is not null)),
    -- While it is set, nothing is paid in.
    add column frozen_at timestamptz;

create table budget_route (
    council_id uuid not null,
    id uuid not null default uuidv7(),
    budget_id uuid not null,
    route text not null check (route in ('own-bank', 'card-account', 'supported', 'isf', 'council-arranged')),
    broker_id uuid,
    chosen_by uuid not null,
    on_behalf_of uuid,
    chosen_at timestamptz not null,
    primary key (council_id, id),
    foreign key (council_id, budget_id) references budget,
    foreign key (council_id, broker_id) references provider,
    foreign key (council_id, chosen_by) references person,
    foreign key (council_id, on_behalf_of) references person,
    check ((route = 'isf') = (broker_id is not null))
);
create index budget_route_budget on budget_route (council_id, budget_id, id desc);

-- Officers who decide what support a person's money is for.
alter table person_role drop constraint person_role_role_check;
alter table person_role add constraint person_role_role_check check (role in ('holder', 'carer', 'nominee',
    'authorised', 'helper', 'self-funder', 'provider', 'broker', 'accreditation', 'finance', 'social-work',
    'commissioner', 'support'));

-- The number under which the council's own system knows a person.
alter table person add column case_reference text check (case_reference ~ '^[A-Z0-9][A-Z0-9/-]{0,39}$');
create unique index person_case_reference on person (council_id, case_reference);
create index person_words on person using gin (lower(name) gin_trgm_ops);
create index person_by_name on person (council_id, lower(name), id);
create index award_holder on award (council_id, holder_id);
